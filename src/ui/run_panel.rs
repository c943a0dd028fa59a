//! A run: its notes, the timeline, the playhead.

use yew::prelude::*;

use super::hooks::StoreHandle;
use super::result::notes;
use super::timeline::TimelineCard;
use super::transport::Transport;
use crate::view::{Moments, Prepared};

/// What stands around a run.
#[derive(Default)]
pub struct Around {
    /// Whether there is room for nothing but what is asked for.
    pub tight: bool,
    /// Beside the timeline, where it is tight.
    pub beside: Html,
    /// Beside the timeline's legend.
    pub beside_legend: Html,
    /// Below: what else there is to show of the run.
    pub below: Html,
}

/// The last run that is known, out of reach while it is that of an earlier text, with the states around the playhead's last
/// step; nothing if there is none.
pub fn run_panel(
    store: &StoreHandle,
    prepared: Option<&Prepared>,
    moments: &Moments,
    around: Around,
) -> Html {
    let state = &store.state;
    let Around { tight, beside, beside_legend, below } = around;
    let Some(trace) = state.trace().cloned() else { return Html::default() };
    let card = html! {
        <TimelineCard
            title={trace.title.clone()}
            predicted={trace.clone()}
            prepared={prepared.map(|prepared| prepared.index.clone())}
            measured={state.measured()}
            replaced={state.replaced.clone()}
            before={state.pinned.as_ref().map(|pinned| pinned.trace.clone())}
            playhead={state.playhead}
            on_move={store.on_play.clone()}
            on_look={store.on_look.clone()}
            {tight}
        >
            { beside_legend }
        </TimelineCard>
    };
    html! {
        <div class="picture" inert={state.is_stale()}>
            { notes(state, &trace) }
            if tight {
                <div class="beside">{ beside }{ card }</div>
            } else {
                { card }
            }
            <Transport {trace} playhead={state.playhead} moments={moments.clone()} on_move={store.on_play.clone()} />
            { below }
        </div>
    }
}
