//! The page: the editor on the left, the stage on the right.

use std::rc::Rc;

use yew::prelude::*;

use super::boxes::Boxes;
use super::compare::Compare;
use super::editor::Editor;
use super::findings::Findings;
use super::header::Header;
use super::hooks::{use_keys, use_moment_lines, use_store};
use super::log::Log;
use super::pin::pin;
use super::problems::Problems;
use super::result::{Notes, ResultFigures};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use super::transport::Transport;
use super::words::{Words, use_words};
use crate::app::{Action, Look, Move, Scale, State, Store};
use crate::scenarios::about;
use crate::script::{Language, Program};
use crate::trace::Trace;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_store();
    html! {
        <ContextProvider<Language> context={store.state.language}>
            <Page {store} />
        </ContextProvider<Language>>
    }
}

#[derive(PartialEq, Properties)]
struct PageProps {
    store: UseReducerHandle<Store>,
}

#[component]
fn Page(PageProps { store }: &PageProps) -> Html {
    let words = use_words();
    let state = &store.state;
    let dispatch = store.dispatcher();
    let with = |action: fn(String) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |script| dispatch.dispatch(action(script)))
    };
    let on_language = {
        let dispatch = dispatch.clone();
        Callback::from(move |language| dispatch.dispatch(Action::Speak(language)))
    };
    let on_move = {
        let dispatch = dispatch.clone();
        use_callback((), move |to: Move, ()| dispatch.dispatch(Action::Play(to)))
    };
    let on_look = {
        let dispatch = dispatch.clone();
        use_callback((), move |look: Look, ()| dispatch.dispatch(Action::Look(look)))
    };
    let on_pin = {
        let (dispatch, pinned) = (dispatch.clone(), state.pinned.is_some());
        Callback::from(move |()| dispatch.dispatch(if pinned { Action::Unpin } else { Action::Pin }))
    };
    use_keys({
        let (on_move, on_pin) = (on_move.clone(), on_pin.clone());
        Callback::from(move |key: String| {
            let to = match key.as_str() {
                " " => Move::Toggle,
                "ArrowLeft" => Move::Back,
                "ArrowRight" => Move::On,
                "Home" => Move::ToStart,
                "End" => Move::ToEnd,
                // The same key while Hangul is typed.
                "p" | "ㅔ" => {
                    on_pin.emit(());
                    return true;
                }
                _ => return false,
            };
            on_move.emit(to);
            true
        })
    });
    let here = use_moment_lines(state);
    let stale = state.prediction.is_stale();
    html! {
        <>
            <Header
                script={state.script.clone()}
                on_load={with(Action::Load)}
                replaced={state.replaced.clone()}
                on_language={on_language}
            />
            <main>
                <section class="script" aria-label={words.script_section}>
                    <Editor
                        script={state.script.clone()}
                        errors={state.prediction.errors.clone()}
                        {here}
                        marked={state.marked}
                        on_edit={with(Action::Edit)}
                    />
                    <Problems errors={state.prediction.errors.clone()} />
                </section>
                <section class="stage" aria-label={words.result}>
                    { top(words, state, &dispatch) }
                    if let Some((program, trace)) = state.prediction.good.clone() {
                        <div class="picture" inert={stale}>
                            { run(
                                state,
                                pin(state.pinned.as_ref(), trace.total_us, &on_pin, words),
                                program,
                                trace,
                                &on_move,
                                &on_look,
                                with(Action::Load),
                            ) }
                        </div>
                    }
                </section>
            </main>
        </>
    }
}

/// The answer and *Run*.
fn top(words: &Words, state: &State, dispatch: &UseReducerDispatcher<Store>) -> Html {
    let on = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(action()))
    };
    let on_scale = {
        let dispatch = dispatch.clone();
        Callback::from(move |scale: Scale| dispatch.dispatch(Action::SetScale(scale)))
    };
    html! {
        <div class="top">
            if let Some((_, trace)) = state.prediction.good.clone() {
                <div class="picture" inert={state.prediction.is_stale()}>
                    <ResultFigures predicted={trace} measured={state.measured()} />
                </div>
            } else {
                <p class="nothing">{ words.no_answer }</p>
            }
            <RunControls
                scale={state.scale}
                running={state.is_running()}
                can_run={!state.prediction.is_stale()}
                {on_scale}
                on_run={on(|| Action::Run)}
                on_stop={on(|| Action::Stop)}
            />
        </div>
    }
}

/// Everything about a run: notes, timeline, playhead, boxes, log, comparison.
fn run(
    state: &State,
    pin: Html,
    program: Rc<Program>,
    trace: Rc<Trace>,
    on_move: &Callback<Move>,
    on_look: &Callback<Look>,
    on_fix: Callback<String>,
) -> Html {
    let measured = state.measured();
    let playhead = state.playhead;
    let about = about(&state.script);
    html! {
        <>
            if !about.is_empty() {
                <p class="about">{ about }</p>
            }
            <Notes
                program={program.clone()}
                predicted={trace.clone()}
                measured={measured.is_some()}
                unavailable={state.prediction.unavailable.clone()}
            />
            <Findings trace={trace.clone()} on_look={on_look.clone()} {on_fix} />
            <TimelineCard
                title={program.title.clone()}
                predicted={trace.clone()}
                measured={measured.clone()}
                replaced={state.replaced.clone()}
                before={state.pinned.as_ref().map(|pinned| pinned.trace.clone())}
                {playhead}
                on_move={on_move.clone()}
                on_look={on_look.clone()}
            >
                { pin }
            </TimelineCard>
            <Transport trace={trace.clone()} {playhead} on_move={on_move.clone()} />
            <Boxes program={program.clone()} trace={trace.clone()} step={playhead.step} />
            <Log predicted={trace.clone()} {measured} {playhead} on_look={on_look.clone()} />
            <Compare {program} shown={trace.strategy} />
        </>
    }
}
