//! The stage: the answer, *Run*, and everything about the run; or the question before it.

use yew::prelude::*;

use super::against::Against;
use super::boxes::Boxes;
use super::compare::Compare;
use super::hooks::{StoreHandle, use_action};
use super::keys::Command;
use super::log::Log;
use super::pin::Pin;
use super::quiz::Question;
use super::result_bar::ResultBar;
use super::run_panel::RunPanel;
use crate::app::{Action, Quiz};
use crate::share::PagePart;
use crate::trace::Shared;
use crate::view::{Moment, Prepared};

/// Live runs cannot tell lines apart that are closer than so many real ms.
const CLOSE_MS: f64 = 20.0;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    pub prepared: Option<Prepared>,
    /// The state at the playhead.
    pub moment: Shared<Moment>,
    pub on_command: Callback<Command>,
}

/// What the whole page shows of a run.
#[component]
pub fn Stage(Props { store, prepared, moment, on_command }: &Props) -> Html {
    if store.state.quiz == Quiz::Asking {
        return html! { <Question on_guess={store.on(Action::Guess)} /> };
    }
    let pinned = store.state.pinned.clone();
    html! {
        <>
            <div class="top"><ResultBar store={store.clone()} /></div>
            <RunPanel
                store={store.clone()}
                prepared={prepared.clone()}
                beside_title={html! { <Pin {pinned} now={store.state.trace().map(|trace| trace.answer())} on_command={on_command.clone()} /> }}
            >
                <Details store={store.clone()} moment={moment.clone()} />
            </RunPanel>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct DetailsProps {
    store: StoreHandle,
    moment: Shared<Moment>,
}

/// The boxes at the playhead, the log, prediction and measurement beside each other, every strategy.
#[component]
fn Details(DetailsProps { store, moment }: &DetailsProps) -> Html {
    let state = &store.state;
    let on_look = use_action(store, Action::Look);
    let Some(trace) = state.trace().cloned() else { return Html::default() };
    let (live, measured, playhead) = (state.live.is_some(), state.measured(), state.playhead);
    let close_us = state.live.as_ref().map_or(0, |live| live.scale.script_us(CLOSE_MS));
    let shows = |part| !state.visit.hides(part);
    html! {
        <>
            // Without events nothing is known of the steps.
            if shows(PagePart::Boxes) && (state.saved.is_none() || !trace.events.is_empty()) {
                <Boxes trace={trace.clone()} moment={moment.clone()} />
            }
            if live {
                <Against predicted={trace.clone()} measured={measured.clone()} />
            }
            if shows(PagePart::Log) {
                <Log predicted={trace.clone()} saved={state.saved.is_some()} {live} {measured} {close_us} {playhead} {on_look} />
            }
            if let Some(analysis) = state.analysis().filter(|_| state.saved.is_none() && shows(PagePart::Compare)).cloned() {
                <Compare {analysis} shown={trace.strategy} />
            }
        </>
    }
}
