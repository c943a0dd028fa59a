//! The timeline with its title and legend.

use std::rc::Rc;

use yew::prelude::*;

use super::super::words::use_words;
use super::chart::Chart;
use super::layout::{Layout, px};
use super::legend::Legend;
use super::table::SpanTable;
use crate::app::Shared;
use crate::script::Language;
use crate::trace::{Micros, Trace};
use crate::ui::hooks::use_width;
use crate::view::timeline;

/// Lanes that are drawn; more would be no picture.
const MOST_LANES: usize = 300;

/// Nothing finer than a part of this many is drawn: about a pixel of the widest screen.
const GRAIN: u64 = 2_000;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub title: Option<Rc<str>>,
    pub predicted: Shared<Trace>,
    pub measured: Option<Shared<Trace>>,
    /// Where the playhead stands, in µs.
    pub playhead_us: Micros,
}

/// The timeline card.
#[component]
pub fn TimelineCard(props: &Props) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let width = use_width(node.clone());
    let shown = (props.predicted.clone(), props.measured.clone(), use_context::<Language>());
    let laid_out = use_memo(shown, |(predicted, measured, _)| {
        timeline(predicted, measured.as_deref(), MOST_LANES, GRAIN, &words.spans)
    });
    let hidden = laid_out.hidden;
    let playhead = format!("left: {}px", px(Layout::new(width, laid_out.end_us).x(props.playhead_us)));
    html! {
        <section class="card timeline" aria-label={words.timeline}>
            if let Some(title) = &props.title {
                <h2>{ title.clone() }</h2>
            }
            <div ref={node} class="chart">
                if width > 0.0 {
                    <Chart timeline={laid_out.clone()} {width} />
                    <div class="playhead" aria-hidden="true" style={playhead} />
                }
            </div>
            if hidden > 0 {
                <p class="nothing">{ (words.more_tasks)(hidden) }</p>
            }
            <Legend timeline={laid_out.clone()} measured={props.measured.is_some()} />
            <SpanTable timeline={laid_out} />
        </section>
    }
}
