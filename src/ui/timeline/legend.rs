//! What the colours and patterns mean, for those that are there.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::super::words::use_words;
use super::bars::class;
use crate::trace::State;
use crate::view::Timeline;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
}

/// The legend under the chart.
#[component]
pub fn Legend(props: &Props) -> Html {
    let words = use_words();
    let Props { timeline } = props;
    let before = timeline.before.iter().flat_map(|index| &index.states);
    let states: BTreeSet<State> = timeline.now.states.iter().chain(before).copied().collect();
    let entries = states.iter().map(|state| {
        html! {
            <li key={(words.state)(*state)}>
                <svg width="18" height="12" aria-hidden="true">
                    <rect class={classes!("bar", class(*state))} x="1" y="1" width="16" height="10" rx="3" />
                </svg>
                { (words.state)(*state) }
            </li>
        }
    });
    let line = |class: &'static str, height: &'static str, name: &'static str| {
        html! {
            <li>
                <svg width="18" height="12" aria-hidden="true">
                    <rect {class} x="0" y="5" width="18" {height} rx="1" />
                </svg>
                { name }
            </li>
        }
    };
    html! {
        <ul class="legend">
            { for entries }
            if !timeline.now.trace.log.is_empty() {
                <li>
                    <svg width="12" height="12" aria-hidden="true"><circle class="mark" cx="6" cy="6" r="4" /></svg>
                    { words.printed_a_line }
                </li>
            }
            if timeline.measured.is_some() {
                { line("measured", "2.5", words.measured_span) }
            }
            if timeline.before.is_some() {
                { line("before", "6", words.before) }
            }
        </ul>
    }
}
