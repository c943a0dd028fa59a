//! A run: its notes, the timeline, the playhead.

use yew::prelude::*;

use super::hooks::{StoreHandle, use_action};
use super::result::notes;
use super::timeline::TimelineCard;
use super::transport::Transport;
use crate::app::Action;
use crate::view::{Moments, Prepared};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    pub prepared: Option<Prepared>,
    /// The states around the playhead's last step.
    pub moments: Moments,
    /// Whether there is room for nothing but what is asked for.
    #[prop_or_default]
    pub tight: bool,
    /// What stands beside the timeline, where it is tight.
    #[prop_or_default]
    pub beside: Html,
    /// What stands beside the timeline's legend.
    #[prop_or_default]
    pub beside_legend: Html,
    /// What else there is to show of the run.
    #[prop_or_default]
    pub children: Html,
}

/// The last run that is known, out of reach while it is that of an earlier text; nothing if there is none.
#[component]
pub fn RunPanel(props: &Props) -> Html {
    let Props { store, prepared, moments, tight, beside, beside_legend, children } = props;
    let state = &store.state;
    let (on_move, on_look) = (use_action(store, Action::Play), use_action(store, Action::Look));
    let Some(trace) = state.trace().cloned() else { return Html::default() };
    let card = html! {
        <TimelineCard
            title={trace.title.clone()}
            predicted={trace.clone()}
            prepared={prepared.as_ref().map(|prepared| prepared.index.clone())}
            measured={state.measured()}
            replaced={state.replaced.clone()}
            before={state.pinned.as_ref().map(|pinned| pinned.trace.clone())}
            playhead={state.playhead}
            on_move={on_move.clone()}
            {on_look}
            tight={*tight}
        >
            { beside_legend.clone() }
        </TimelineCard>
    };
    html! {
        <div class="picture" inert={state.is_stale()}>
            { notes(state, &trace) }
            if *tight {
                <div class="beside">{ beside.clone() }{ card }</div>
            } else {
                { card }
            }
            <Transport {trace} playhead={state.playhead} moments={moments.clone()} {on_move} />
            { children.clone() }
        </div>
    }
}
