//! What the colours and patterns mean, for those that are there.

use std::rc::Rc;

use yew::prelude::*;

use super::super::words::use_words;
use super::lane::class;
use crate::sorted::Set;
use crate::trace::State;
use crate::view::Timeline;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
    pub measured: bool,
}

/// The legend under the chart.
#[component]
pub fn Legend(props: &Props) -> Html {
    let words = use_words();
    let bars = props.timeline.lanes.iter().flat_map(|lane| &lane.bars);
    let states: Set<State> = bars.map(|bar| bar.state).collect();
    let prints = props.timeline.lanes.iter().any(|lane| !lane.marks.is_empty());
    let entries = states.into_iter().map(|state| {
        html! {
            <li key={(words.state)(state)}>
                <svg width="18" height="12" class={classes!("bar", class(state))} aria-hidden="true">
                    <rect x="1" y="1" width="16" height="10" rx="3" />
                </svg>
                { (words.state)(state) }
            </li>
        }
    });
    html! {
        <ul class="legend">
            { for entries }
            if prints {
                <li>
                    <svg width="12" height="12" aria-hidden="true"><circle class="mark" cx="6" cy="6" r="4" /></svg>
                    { words.printed_a_line }
                </li>
            }
            if props.measured {
                <li>
                    <svg width="18" height="12" aria-hidden="true">
                        <rect class="measured" x="0" y="5" width="18" height="2.5" rx="1" />
                    </svg>
                    { words.measured_span }
                </li>
            }
        </ul>
    }
}
