//! The page: the editor on the left, the stage on the right.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::broken::Broken;
use super::editor::Editor;
use super::embed::Embed;
use super::export::Export;
use super::findings::Findings;
use super::header::Header;
use super::help::Help;
use super::hooks::{
    Commands, Loaded, Opened, StoreHandle, use_commands, use_files, use_library, use_moment, use_store,
};
use super::linked::Linked;
use super::problems::Problems;
use super::quiz::Question;
use super::share::Share;
use super::stage::{Doors, run, top};
use super::words::{PageWords, use_texts};
use crate::app::{Action, Look, Quiz, State};
use crate::scenarios::about;
use crate::share::{LinkError, PagePart, Settings};
use crate::text::Language;
use crate::view::Prepared;
use crate::view::figures::duration;

/// The whole page.
#[component]
pub fn App() -> Html {
    let (store, prepared) = use_store();
    let language = store.state.visit.language().unwrap_or(store.state.language);
    html! {
        <ContextProvider<Language> context={language}>{ page(store, prepared) }</ContextProvider<Language>>
    }
}

/// The page as its address wants it.
fn page(store: StoreHandle, prepared: Option<Prepared>) -> Html {
    let visit = &store.state.visit;
    if let Some(link) = visit.broken.clone() {
        broken(link, &store)
    } else if visit.settings.embed {
        embed(store, prepared)
    } else {
        html! { <Whole {store} {prepared} /> }
    }
}

// Apart from its caller, so that the first picture can do without it.
#[inline(never)]
fn broken(link: Rc<(LinkError, Settings)>, store: &StoreHandle) -> Html {
    html! { <Broken {link} on_go={store.on(|()| Action::GoOn)} /> }
}

// Apart from its caller, so that the first picture can do without it.
#[inline(never)]
fn embed(store: StoreHandle, prepared: Option<Prepared>) -> Html {
    html! { <Embed {store} {prepared} /> }
}

#[derive(PartialEq, Properties)]
struct PageProps {
    store: StoreHandle,
    prepared: Option<Prepared>,
}

/// The whole page, with what is built in.
#[component]
fn Whole(PageProps { store, prepared }: &PageProps) -> Html {
    let library = use_library();
    html! {
        <ContextProvider<Loaded> context={library}>
            <Page store={store.clone()} prepared={prepared.clone()} />
        </ContextProvider<Loaded>>
    }
}

#[component]
fn Page(PageProps { store, prepared }: &PageProps) -> Html {
    let prepared = prepared.as_ref();
    let words = use_texts::<PageWords>();
    let state = &store.state;
    // Which of the two halves a narrow page shows.
    let watching = use_state_eq(|| true);
    // The name of a file that could not be read.
    let unreadable = use_state_eq(|| None::<String>);
    let on_load = store.on(Action::Load);
    // The same for as long as the page lives: what gets them is drawn anew only when it shows something else.
    let on_move = (*use_memo((), |()| store.on(Action::Play))).clone();
    let on_look = (*use_memo((), |()| store.on(Action::Look))).clone();
    let files = {
        let (on_load, unreadable) = (on_load.clone(), unreadable.setter());
        use_files(Callback::from(move |text: Result<String, String>| {
            unreadable.set(text.as_ref().err().cloned());
            text.into_iter().for_each(|script| on_load.emit(script.into()));
        }))
    };
    let Commands { on_command, open } = use_commands(store, files.input.clone());
    let keep_mine = state.overtaken.then(|| store.on(|_: MouseEvent| Action::Overtaken(false)));
    let moment = use_moment(state.prediction.good.as_ref(), state.playhead.step, prepared);
    let stale = state.prediction.is_stale();
    let doors = Doors { on_move, on_look: on_look.clone(), on_command: on_command.clone() };
    // At the end tasks stand nowhere, or where they are stuck.
    let here = if stale { BTreeSet::new() } else { moment.lines().collect() };
    let here = Rc::new(here);
    let notes = file_notes(words, (*unreadable).as_deref(), keep_mine);
    let (notes, notes_beside) =
        if state.visit.hides(PagePart::Editor) { (html! {}, notes) } else { (notes, html! {}) };
    html! {
        <>
            <Header
                script={state.script.clone()}
                on_load={on_load.clone()}
                replaced={state.replaced.clone()}
                on_language={store.on(Action::Speak)}
                theme={state.visit.settings.theme.or(state.theme)}
                on_theme={store.on(Action::SetTheme)}
                no_editor={state.visit.hides(PagePart::Editor)}
                quiz={state.quiz}
                on_command={on_command.clone()}
            />
            if state.visit.draft.is_some() || !state.visit.ignored.is_empty() {
                <Linked visit={state.visit.clone()} on_action={store.dispatch.clone()} />
            }
            { tabs(words, state, &watching) }
            <input ref={files.input} type="file" accept=".loop,text/plain" hidden=true onchange={files.on_chosen} />
            <main
                class={classes!(if *watching { "watching" } else { "editing" }, state.visit.hides(PagePart::Editor).then_some("no-editor"))}
                ondragover={files.on_drag}
                ondrop={files.on_drop}
            >
                if !state.visit.hides(PagePart::Editor) {
                    <section class="script" aria-label={words.script_section}>
                        <Editor
                            script={state.script.clone()}
                            errors={state.prediction.errors.clone()}
                            {here}
                            marked={state.marked}
                            on_edit={store.on(Action::Edit)}
                        />
                        <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} />
                        { notes }
                        { explanation(state, &on_look, on_load.clone()) }
                    </section>
                }
                <section class="stage" aria-label={words.result}>
                    if state.quiz == Quiz::Asking {
                        <Question on_guess={store.on(Action::Guess)} />
                    } else {
                        { top(words, store) }
                        { run(words, state, prepared, moment, &doors) }
                    }
                    if state.visit.hides(PagePart::Editor) {
                        { notes_beside }
                        <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} />
                        { explanation(state, &on_look, on_load.clone()) }
                    }
                </section>
            </main>
            if let Some(opened) = *open {
                { over(opened, store, on_load, open.setter()) }
            }
        </>
    }
}

/// What there is to say of the draft and of files.
fn file_notes(words: &PageWords, unreadable: Option<&str>, keep_mine: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <>
            if let Some(name) = unreadable {
                <p class="note grave" role="alert">{ (words.unreadable)(name) }</p>
            }
            if let Some(keep_mine) = keep_mine {
                <p class="note" role="status">
                    { words.overtaken }{" "}
                    <button type="button" class="fix" onclick={keep_mine}>{ words.keep_mine }</button>
                </p>
            }
        </>
    }
}

/// What is open over the page.
// Apart from its caller, so that the first picture can do without it.
#[inline(never)]
fn over(
    opened: Opened,
    store: &StoreHandle,
    on_load: Callback<Rc<str>>,
    open: UseStateSetter<Option<Opened>>,
) -> Html {
    let on_close = move |()| open.set(None);
    match opened {
        Opened::Help => {
            html! { <Help keys_on={store.state.keys} on_keys={store.on(Action::SetKeys)} {on_load} {on_close} /> }
        }
        Opened::Export => html! { <Export state={store.state.clone()} {on_close} /> },
        Opened::Share => html! { <Share state={store.state.clone()} {on_close} /> },
    }
}

/// The two halves of a narrow page.
fn tabs(words: &PageWords, state: &State, watching: &UseStateHandle<bool>) -> Html {
    let tab = |watch: bool, name: String| {
        let watching = watching.clone();
        let pressed = (*watching == watch).to_string();
        html! {
            <button type="button" aria-pressed={pressed} onclick={move |_| watching.set(watch)}>{ name }</button>
        }
    };
    let total = match &state.prediction.good {
        Some((_, trace)) if state.quiz != Quiz::Asking => {
            format!("{} · {}", words.watch, duration(trace.total_us))
        }
        _ => words.watch.to_owned(),
    };
    html! { <nav class="tabs">{ tab(false, words.edit.to_owned()) }{ tab(true, total) }</nav> }
}

/// What the scenario is about, and what there is to point at in the run.
fn explanation(state: &State, on_look: &Callback<Look>, on_fix: Callback<Rc<str>>) -> Html {
    let about = about(&state.script);
    let total_us = state.predicted_us();
    let shown = state.quiz != Quiz::Asking && !state.visit.hides(PagePart::Findings);
    let analysis = state.prediction.analysis.clone().filter(|_| shown);
    let found = analysis.filter(|analysis| !analysis.findings.is_empty());
    // What was found in the run before waits, out of reach, for what is found in this one.
    let stale = state.prediction.is_stale();
    html! {
        <div class="explain">
            if !about.is_empty() {
                <p class="about">{ about }</p>
            }
            if let Some(analysis) = found {
                <div class={stale.then_some("picture")} inert={stale || state.prediction.unanalysed}>
                    <Findings {analysis} {total_us} on_look={on_look.clone()} {on_fix} />
                </div>
            }
        </div>
    }
}
