//! The page: the editor on the left, the stage on the right.

use std::rc::Rc;

use yew::prelude::*;

use super::against::Against;
use super::ask::AskFirst;
use super::boxes::Boxes;
use super::compare::Compare;
use super::editor::Editor;
use super::findings::Findings;
use super::header::Header;
use super::hooks::{use_keys, use_moment, use_store};
use super::log::Log;
use super::problems::Problems;
use super::result::{Notes, ResultFigures};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use super::transport::Transport;
use super::words::{Words, use_words};
use crate::app::{Action, Move, Scale, Shared, State, Store};
use crate::scenarios::about;
use crate::script::{Language, Program};
use crate::sorted::Set;
use crate::trace::Trace;
use crate::view::Moment;

/// Live runs cannot tell lines apart that are closer than so many real ms.
const CLOSE_MS: f64 = 20.0;

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
    use_keys({
        let on_move = on_move.clone();
        Callback::from(move |key: String| {
            let to = match key.as_str() {
                " " => Move::Toggle,
                "ArrowLeft" => Move::Back,
                "ArrowRight" => Move::On,
                "Home" => Move::ToStart,
                "End" => Move::ToEnd,
                _ => return false,
            };
            on_move.emit(to);
            true
        })
    });
    let moment = use_moment(state.prediction.good.as_ref(), state.playhead.step);
    let stale = state.prediction.is_stale();
    // At the end tasks stand nowhere, or where they are stuck.
    let here = if stale { Set::new() } else { moment.lines().collect() };
    let here = Rc::new(here);
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
                        on_edit={with(Action::Edit)}
                    />
                    <Problems errors={state.prediction.errors.clone()} />
                    { explanation(state, &on_move, with(Action::Load)) }
                </section>
                <section class="stage" aria-label={words.result}>
                    { top(words, state, &dispatch) }
                    if let Some((program, trace)) = state.prediction.good.clone() {
                        <div class="picture" inert={stale}>
                            { run(state, program, trace, moment, &on_move) }
                        </div>
                    }
                </section>
            </main>
        </>
    }
}

/// What the scenario is about, and what there is to point at in the run.
fn explanation(state: &State, on_move: &Callback<Move>, on_fix: Callback<String>) -> Html {
    let about = about(&state.script);
    let total_us = state.predicted_us();
    // What was found in the run before waits, out of reach, for what is found in this one.
    let stale = state.prediction.is_stale();
    html! {
        <div class="explain">
            if !about.is_empty() {
                <p class="about">{ about }</p>
            }
            if let Some(study) = state.prediction.study.clone().filter(|study| !study.findings.is_empty()) {
                <div class={stale.then_some("picture")} inert={stale || state.prediction.unstudied}>
                    <Findings {study} {total_us} on_move={on_move.clone()} {on_fix} />
                </div>
            }
        </div>
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
    let predicted_us = state.predicted_us();
    let on_choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |action: Action| dispatch.dispatch(action))
    };
    html! {
        <div class="top">
            if let Some((_, trace)) = state.prediction.good.clone() {
                <div class="picture" inert={state.prediction.is_stale()}>
                    <ResultFigures predicted={trace} measured={state.measured()} />
                </div>
            } else if state.prediction.awaited.is_some() {
                <p class="nothing">{ words.predicting }</p>
            } else {
                <p class="nothing">{ words.no_answer }</p>
            }
            <RunControls
                scale={state.scale}
                live={state.live.clone()}
                {predicted_us}
                can_run={!state.prediction.is_stale()}
                {on_scale}
                on_run={on(|| Action::Run)}
                on_stop={on(|| Action::Stop)}
            />
            if let Some(hold_us) = state.asks {
                <AskFirst {hold_us} scale={state.scale} {on_choose} />
            }
        </div>
    }
}

/// Everything about a run: notes, timeline, playhead, boxes, log, comparison.
fn run(
    state: &State,
    program: Rc<Program>,
    trace: Shared<Trace>,
    moment: Shared<Moment>,
    on_move: &Callback<Move>,
) -> Html {
    let measured = state.measured();
    let playhead = state.playhead;
    let close_us = state.live.as_ref().map_or(0, |live| live.scale.script_us(CLOSE_MS));
    html! {
        <>
            <Notes
                program={program.clone()}
                predicted={trace.clone()}
                measured={measured.is_some()}
                unavailable={state.prediction.unavailable.clone()}
                no_worker={state.no_worker.clone()}
                hidden={state.live.as_ref().is_some_and(|live| live.hidden)}
            />
            <TimelineCard
                title={program.title.clone()}
                predicted={trace.clone()}
                measured={measured.clone()}
                playhead_us={playhead.t_us}
            />
            <Transport trace={trace.clone()} {playhead} on_move={on_move.clone()} />
            <Boxes {program} trace={trace.clone()} {moment} />
            if let Some(measured) = measured.clone().filter(|_| !state.is_running()) {
                <Against predicted={trace.clone()} {measured} />
            }
            <Log predicted={trace.clone()} {measured} {close_us} {playhead} on_move={on_move.clone()} />
            if let Some(study) = state.prediction.study.clone() {
                <Compare {study} shown={trace.strategy} />
            }
        </>
    }
}
