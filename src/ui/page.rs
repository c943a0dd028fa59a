//! The whole page: the header, the editor on the left, the stage on the right, and what is open over them.

use yew::prelude::*;

use super::app::StoreProps;
use super::explanation::explanation;
use super::export::export;
use super::gallery::Gallery;
use super::header::header;
use super::help::help;
use super::hooks::{
    Commands, Opened, StoreHandle, use_commands, use_files, use_language, use_lesson, use_moments,
    use_scenarios,
};
use super::linked::linked;
use super::notes::page_notes;
use super::problems::Problems;
use super::python::python;
use super::script_panel::ScriptPanel;
use super::share::share;
use super::stage::stage;
use super::tabs::tabs;
use crate::app::Action;
use crate::share::{PagePart, Settings};
use crate::text::Language;

/// The whole page.
#[component]
pub fn Page(StoreProps { store, prepared }: &StoreProps) -> Html {
    let language = use_language();
    let texts = &language.texts().page;
    let state = &store.state;
    // Which of the two halves a narrow page shows.
    let watching = use_state_eq(|| true);
    // Why a file could not be opened.
    let unreadable = use_state_eq(|| None::<AttrValue>);
    let files = {
        let (dispatch, unreadable) = (store.dispatch.clone(), unreadable.setter());
        use_files(
            language,
            Callback::from(move |opened: Result<Action, String>| {
                unreadable.set(opened.as_ref().err().cloned().map(AttrValue::from));
                opened.into_iter().for_each(|action| dispatch.emit(action));
            }),
        )
    };
    let Commands { on_command, open } = use_commands(store, files.input.clone());
    let moments = use_moments(state.trace(), state.playhead.step, prepared.as_ref());
    // The header tells whether the script is one of them, and the language's reference comes with them.
    let (_, missing) = use_scenarios();
    let Settings { list, follow, .. } = &state.visit.settings;
    let lesson = state.presents || list.is_some() || follow.is_some();
    use_lesson(state);
    let no_editor = state.visit.hides(PagePart::Editor);
    let notes = page_notes(store, unreadable.as_ref(), texts);
    let explanation = explanation(state);
    let on_watch = {
        let watching = watching.setter();
        Callback::from(move |watch| watching.set(watch))
    };
    html! {
        <>
            { header(store, &on_command, language) }
            if lesson {
                <loop-lesson class="bar" />
            }
            { linked(store, texts) }
            { tabs(state, *watching, &on_watch, language.texts()) }
            <input ref={files.input} type="file" accept=".loop,.py,.json,text/plain,application/json" hidden=true onchange={files.on_chosen} />
            <main
                class={classes!(if *watching { "watching" } else { "editing" }, no_editor.then_some("no-editor"), state.presents.then_some("presenting"))}
                ondragover={files.on_drag}
                ondrop={files.on_drop}
            >
                if !no_editor {
                    <ScriptPanel store={store.clone()} moment={moments.now.clone()}>
                        { notes.clone() }
                        { explanation.clone() }
                    </ScriptPanel>
                }
                <section class="stage" aria-label={texts.result}>
                    { stage(store, prepared.as_ref(), &moments, &on_command) }
                    if no_editor {
                        { notes }
                        { python(state, language) }
                        <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} on_fix={store.on(Action::Load)} />
                        { explanation }
                    }
                </section>
            </main>
            if let Some(opened) = *open {
                { over(opened, store, language, missing, open.setter()) }
            }
        </>
    }
}

/// What is open over the page; the help has something in the reference's place while that is missing.
fn over(
    opened: Opened,
    store: &StoreHandle,
    language: Language,
    missing: Html,
    open: UseStateSetter<Option<Opened>>,
) -> Html {
    let on_close = Callback::from(move |()| open.set(None));
    match opened {
        Opened::Gallery => html! {
            <Gallery
                script={store.state.script.clone()}
                asking={store.state.is_asking()}
                on_load={store.on(Action::Load)}
                {on_close}
            />
        },
        Opened::Help => help(store, language, missing, on_close),
        Opened::Export => export(&store.state, language.texts(), on_close),
        Opened::Share => share(&store.state, language.texts(), on_close),
    }
}
