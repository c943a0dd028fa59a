//! The stage: the answer, *Run*, and everything about the run.

use yew::prelude::*;

use super::against::Against;
use super::ask::AskFirst;
use super::boxes::Boxes;
use super::compare::Compare;
use super::hooks::StoreHandle;
use super::keys::Command;
use super::log::Log;
use super::pin::pin;
use super::result::{ResultFigures, notes};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use super::transport::Transport;
use super::words::PageWords;
use crate::app::{Action, Look, Move, State};
use crate::share::PagePart;
use crate::trace::Shared;
use crate::view::{Moment, Prepared};

/// Live runs cannot tell lines apart that are closer than so many real ms.
const CLOSE_MS: f64 = 20.0;

/// Where what is done on the stage goes.
pub struct Doors {
    pub on_move: Callback<Move>,
    pub on_look: Callback<Look>,
    pub on_command: Callback<Command>,
}

/// The answer and *Run*.
pub fn top(words: &PageWords, store: &StoreHandle) -> Html {
    let state = &store.state;
    let predicted_us = state.predicted_us();
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
                on_scale={store.on(Action::SetScale)}
                on_run={store.on(|()| Action::Run)}
                on_stop={store.on(|()| Action::Stop)}
            />
            if let Some(hold_us) = state.asks {
                <AskFirst {hold_us} scale={state.scale} on_choose={store.dispatch.clone()} />
            }
        </div>
    }
}

/// Everything about a run: notes, timeline, playhead, boxes, log, comparison.
pub fn run(
    words: &PageWords,
    state: &State,
    prepared: Option<&Prepared>,
    moment: Shared<Moment>,
    doors: &Doors,
) -> Html {
    let Some((program, trace)) = state.prediction.good.clone() else { return Html::default() };
    let Doors { on_move, on_look, on_command } = doors;
    let measured = state.measured();
    let playhead = state.playhead;
    let close_us = state.live.as_ref().map_or(0, |live| live.scale.script_us(CLOSE_MS));
    html! {
        <div class="picture" inert={state.prediction.is_stale()}>
            { notes(state, &program, &trace) }
            <TimelineCard
                title={program.title.clone()}
                predicted={trace.clone()}
                prepared={prepared.map(|prepared| prepared.index.clone())}
                measured={measured.clone()}
                replaced={state.replaced.clone()}
                before={state.pinned.as_ref().map(|pinned| pinned.trace.clone())}
                {playhead}
                on_move={on_move.clone()}
                on_look={on_look.clone()}
            >
                { pin(state.pinned.as_ref(), trace.total_us, on_command, words) }
            </TimelineCard>
            <Transport trace={trace.clone()} {playhead} on_move={on_move.clone()} />
            if !state.visit.hides(PagePart::Boxes) {
                <Boxes {program} trace={trace.clone()} {moment} />
            }
            if state.live.is_some() {
                <Against predicted={trace.clone()} measured={measured.clone()} />
            }
            if !state.visit.hides(PagePart::Log) {
                <Log predicted={trace.clone()} live={state.live.is_some()} {measured} {close_us} {playhead} on_look={on_look.clone()} />
            }
            if let Some(analysis) = state.prediction.analysis.clone().filter(|_| !state.visit.hides(PagePart::Compare)) {
                <Compare {analysis} shown={trace.strategy} />
            }
        </div>
    }
}
