//! The page in somebody else's: result, timeline and transport fill the frame, the script waits behind a button.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::ask::AskFirst;
use super::editor::Editor;
use super::hooks::{StoreHandle, use_guest, use_moment};
use super::icons::{OPEN_OUT, PENCIL, icon};
use super::problems::Problems;
use super::quiz::Question;
use super::result::{ResultFigures, notes};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use super::transport::Transport;
use super::words::{Words, use_words};
use crate::app::{Action, Quiz, State};
use crate::browser::location::page;
use crate::share::{MOST_BYTES, PagePart, Settings, write};
use crate::view::Prepared;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    pub prepared: Option<Prepared>,
}

/// What an embedded page shows.
#[component]
pub fn Embed(props: &Props) -> Html {
    let words = use_words();
    let store = &props.store;
    let state = &store.state;
    let editing = use_state_eq(|| false);
    use_guest(store, !*editing && state.quiz != Quiz::Asking);
    let link = use_state_eq(page);
    // Where it leads is put together when somebody is about to follow it.
    let find = {
        let (link, store) = (link.setter(), store.clone());
        Callback::from(move |()| link.set(full(&store.state)))
    };
    let toggle = {
        let editing = editing.clone();
        move |_| editing.set(!*editing)
    };
    html! {
        <main class="embed">
            <h1 class="unseen">{ title(state) }</h1>
            <div class="embed-head">
                { head(words, store) }
                <div class="commands">
                    if !state.visit.hides(PagePart::Editor) {
                        <button
                            type="button"
                            aria-label={words.the_script}
                            aria-pressed={editing.to_string()}
                            title={words.the_script}
                            onclick={toggle}
                        >
                            { icon(PENCIL) }
                        </button>
                    }
                    <a
                        href={(*link).clone()}
                        onpointerenter={find.reform(|_| ())}
                        onfocus={find.reform(|_| ())}
                        target="_blank"
                        rel="noopener"
                        aria-label={words.open_whole}
                        title={words.open_whole}
                    >
                        { icon(OPEN_OUT) }
                    </a>
                </div>
            </div>
            if *editing {
                <EmbeddedScript store={store.clone()} prepared={props.prepared.clone()} />
            } else {
                { stage(store, props.prepared.as_ref()) }
            }
        </main>
    }
}

/// The script, to be read and changed: nothing of it is kept.
#[component]
fn EmbeddedScript(props: &Props) -> Html {
    let words = use_words();
    let store = &props.store;
    let state = &store.state;
    let moment = use_moment(state.prediction.good.as_ref(), state.playhead.step, props.prepared.as_ref());
    let here = if state.prediction.is_stale() { BTreeSet::new() } else { moment.lines().collect() };
    html! {
        <section class="script" aria-label={words.script_section}>
            <Editor
                script={state.script.clone()}
                errors={state.prediction.errors.clone()}
                here={Rc::new(here)}
                marked={state.marked}
                on_edit={store.on(Action::Edit)}
            />
            <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} />
        </section>
    }
}

fn title(state: &State) -> String {
    let title = state.prediction.good.as_ref().and_then(|(program, _)| program.title.as_deref());
    title.unwrap_or("Loopscope").to_owned()
}

/// The script as it stands, in the full page.
fn full(state: &State) -> String {
    let Settings { language, theme, .. } = state.visit.settings.clone();
    let quiz = state.quiz == Quiz::Asking;
    // No link holds more.
    if state.script.len() > MOST_BYTES {
        return page();
    }
    format!("{}#{}", page(), write(&state.script, &Settings { language, theme, quiz, ..Settings::default() }))
}

/// The answer and *Run*.
fn head(words: &Words, store: &StoreHandle) -> Html {
    let state = &store.state;
    if state.quiz == Quiz::Asking {
        return Html::default();
    }
    html! {
        <>
            if let Some((_, trace)) = state.prediction.good.clone() {
                <div class="picture" inert={state.prediction.is_stale()}>
                    <ResultFigures predicted={trace} measured={state.measured()} />
                </div>
            } else {
                <p class="nothing">{ if state.prediction.awaited.is_some() { words.predicting } else { words.no_answer } }</p>
            }
            <RunControls
                scale={state.scale}
                live={state.live.clone()}
                predicted_us={state.predicted_us()}
                can_run={!state.prediction.is_stale()}
                tight=true
                on_scale={store.on(Action::SetScale)}
                on_run={store.on(|()| Action::Run)}
                on_stop={store.on(|()| Action::Stop)}
            />
            if let Some(hold_us) = state.asks {
                <AskFirst {hold_us} scale={state.scale} on_choose={store.dispatch.clone()} />
            }
        </>
    }
}

/// The timeline and the transport, or the question.
fn stage(store: &StoreHandle, prepared: Option<&Prepared>) -> Html {
    let state = &store.state;
    if state.quiz == Quiz::Asking {
        return html! { <Question on_guess={store.on(Action::Guess)} /> };
    }
    let on_move = store.on(Action::Play);
    let Some((program, trace)) = state.prediction.good.clone() else {
        return html! { <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} /> };
    };
    let measured = state.measured();
    html! {
        <div class="picture" inert={state.prediction.is_stale()}>
            { notes(state, &program, &trace) }
            <TimelineCard
                title={program.title.clone()}
                predicted={trace.clone()}
                prepared={prepared.map(|prepared| prepared.index.clone())}
                {measured}
                replaced={state.replaced.clone()}
                playhead={state.playhead}
                on_move={on_move.clone()}
                on_look={store.on(Action::Look)}
                tight=true
            />
            <Transport {trace} playhead={state.playhead} {on_move} />
        </div>
    }
}
