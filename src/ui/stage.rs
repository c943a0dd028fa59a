//! The stage: the answer, *Run*, and everything about the run; or the question before it.

use std::rc::Rc;

use yew::prelude::*;

use super::against::Against;
use super::findings::Findings;
use super::flow::Flow;
use super::hooks::StoreHandle;
use super::keys::Command;
use super::log::Log;
use super::pin::pin;
use super::quiz::Quiz;
use super::result_bar::result_bar;
use super::run_panel::{Around, run_panel};
use super::strategies::Strategies;
use crate::app::Action;
use crate::scenarios::without_note;
use crate::share::PagePart;
use crate::trace::Shared;
use crate::view::{Moment, Moments, Prepared};

/// Live runs cannot tell lines apart that are closer than so many real ms.
const CLOSE_MS: f64 = 20.0;

/// What the whole page shows of a run.
pub fn stage(
    store: &StoreHandle,
    prepared: Option<&Prepared>,
    moments: &Moments,
    on_command: &Callback<Command>,
) -> Html {
    if store.state.is_asking() {
        return html! { <Quiz store={store.clone()} /> };
    }
    let texts = store.state.language.texts();
    let (beside_legend, below) = (pin(&store.state, texts, on_command), details(store, &moments.now));
    let around = Around { beside_legend, below, ..Around::default() };
    html! {
        <>
            <div class="top">{ result_bar(store, false, texts) }</div>
            { meaning(store) }
            { run_panel(store, prepared, moments, around) }
        </>
    }
}

/// What the answer means: every strategy's beside it, and what there is to point at in the run. What was found in the run
/// before waits, out of reach, for what is found in this one.
fn meaning(store: &StoreHandle) -> Html {
    let state = &store.state;
    let (Some(trace), is_predicted) = (state.trace(), state.saved.is_none()) else { return Html::default() };
    let shows = |part| state.visit.shows(part);
    let analysis = state.analysis().cloned();
    let late = is_predicted && state.prediction.unanalysed;
    html! {
        <div class="meaning" inert={state.is_stale()}>
            if let Some(program) = state.program().filter(|_| shows(PagePart::Compare)) {
                <Strategies store={store.clone()} program={program.clone()} shown={trace.strategy} />
            }
            if shows(PagePart::Findings) {
                <Findings
                    {analysis}
                    {late}
                    answer={trace.answer()}
                    on_look={store.on_look.clone()}
                    on_fix={store.on(|script: Rc<str>| Action::Load(without_note(&script).into()))}
                />
            }
        </div>
    }
}

/// The boxes at the playhead, the log, prediction and measurement beside each other.
pub fn details(store: &StoreHandle, moment: &Shared<Moment>) -> Html {
    let state = &store.state;
    let Some(trace) = state.trace().cloned() else { return Html::default() };
    let (live, measured, playhead) = (state.live.is_some(), state.measured(), state.playhead);
    let close_us = state.live.as_ref().map_or(0, |live| live.scale.script_us(CLOSE_MS));
    let shows = |part| state.visit.shows(part);
    html! {
        <>
            // Without events nothing is known of the steps.
            if shows(PagePart::Boxes) && (state.saved.is_none() || !trace.events.is_empty()) {
                <Flow trace={trace.clone()} moment={moment.clone()} />
            }
            if shows(PagePart::Log) {
                <Log
                    predicted={trace.clone()}
                    saved={state.saved.is_some()}
                    {live}
                    measured={measured.clone()}
                    {close_us}
                    {playhead}
                    on_look={store.on_look.clone()}
                />
            }
            // Last: its coming moves nothing.
            if live && !state.visit.settings.embed {
                <Against predicted={trace} {measured} />
            }
        </>
    }
}
