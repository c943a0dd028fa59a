//! What the colours and patterns mean, for those that are there.

use yew::prelude::*;

use super::super::words::Words;
use super::bars::class;
use crate::trace::State;
use crate::view::{STATES, Timeline};

/// The legend under the chart.
pub fn legend(timeline: &Timeline, words: &Words) -> Html {
    let before = |state: &State| timeline.before.as_ref().is_some_and(|index| index.has(*state));
    let states = STATES.iter().filter(|state| timeline.now.has(**state) || before(state));
    let entries = states.map(|state| {
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
