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
use super::problems::Problems;
use super::result::{Notes, ResultFigures};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use super::transport::Transport;
use crate::app::{Action, Move, Scale, State};
use crate::scenarios::about;
use crate::script::Program;
use crate::trace::Trace;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_store();
    let state = &store.state;
    let dispatch = store.dispatcher();
    let with = |action: fn(String) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |script| dispatch.dispatch(action(script)))
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
    let here = use_moment_lines(state);
    let stale = state.prediction.is_stale();
    html! {
        <>
            <Header script={state.script.clone()} on_load={with(Action::Load)} replaced={state.replaced.clone()} />
            <main>
                <section class="script" aria-label="Script">
                    <Editor
                        script={state.script.clone()}
                        errors={state.prediction.errors.clone()}
                        {here}
                        on_edit={with(Action::Edit)}
                    />
                    <Problems errors={state.prediction.errors.clone()} />
                </section>
                <section class={classes!("stage", stale.then_some("stale"))} aria-label="Result">
                    { top(state, &dispatch) }
                    if let Some((program, trace)) = state.prediction.good.clone() {
                        { run(state, program, trace, &on_move, with(Action::Load)) }
                    }
                </section>
            </main>
        </>
    }
}

/// The answer and *Run*.
fn top(state: &State, dispatch: &UseReducerDispatcher<crate::app::Store>) -> Html {
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
                <ResultFigures predicted={trace} measured={state.measured()} />
            } else {
                <p class="nothing">{"The answer appears here once the script has no errors."}</p>
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
    program: Rc<Program>,
    trace: Rc<Trace>,
    on_move: &Callback<Move>,
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
            <Findings trace={trace.clone()} on_move={on_move.clone()} {on_fix} />
            <TimelineCard
                title={program.title.clone()}
                predicted={trace.clone()}
                measured={measured.clone()}
                playhead_us={playhead.t_us}
            />
            <Transport trace={trace.clone()} {playhead} on_move={on_move.clone()} />
            <Boxes program={program.clone()} trace={trace.clone()} step={playhead.step} />
            <Log predicted={trace.clone()} {measured} {playhead} on_move={on_move.clone()} />
            <Compare {program} shown={trace.strategy} />
        </>
    }
}
