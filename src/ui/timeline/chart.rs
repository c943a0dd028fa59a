//! The chart itself, one SVG.

use std::rc::Rc;

use yew::prelude::*;

use super::super::words::use_words;
use super::lane::{bars, lane};
use super::layout::{AXIS_HEIGHT, LANE_HEIGHT, LOOP_LANE_HEIGHT, Layout, px};
use super::patterns::patterns;
use crate::view::{Timeline, fit, ticks};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
    /// In CSS px.
    pub width: f64,
}

/// Draws a timeline as wide as it is told.
#[component]
pub fn Chart(props: &Props) -> Html {
    let words = use_words();
    let timeline = &*props.timeline;
    let layout = Layout::new(props.width, timeline.end_us);
    let tops = std::iter::successors(Some(AXIS_HEIGHT + LOOP_LANE_HEIGHT), |top| Some(top + LANE_HEIGHT));
    let lanes = timeline.lanes.iter().zip(tops.clone()).map(|(of_task, top)| lane(of_task, top, &layout));
    let height = tops.clone().nth(timeline.lanes.len()).unwrap_or(AXIS_HEIGHT) + 4.0;
    html! {
        <svg
            width={px(layout.width)}
            height={px(height)}
            viewBox={format!("0 0 {} {}", px(layout.width), px(height))}
            role="img"
            aria-label={words.chart}
        >
            { patterns() }
            { axis(&layout, timeline, height) }
            { loop_lane(words.event_loop, &layout, timeline) }
            { for lanes }
        </svg>
    }
}

fn axis(layout: &Layout, timeline: &Timeline, height: f64) -> Html {
    let ticks = ticks(timeline.end_us, layout.most_ticks()).into_iter().map(|tick| {
        let x = px(layout.x(tick.t_us));
        html! {
            <g key={tick.t_us}>
                <line class="tick" x1={x.clone()} x2={x.clone()} y1={px(AXIS_HEIGHT - 8.0)} y2={px(height - 8.0)} />
                <text class="tick-label" {x} y={px(AXIS_HEIGHT - 16.0)}>{ tick.label }</text>
            </g>
        }
    });
    html! { <g class="axis">{ for ticks }</g> }
}

fn loop_lane(name: &str, layout: &Layout, timeline: &Timeline) -> Html {
    let (top, height) = (AXIS_HEIGHT + 8.0, 16.0);
    let below = px(AXIS_HEIGHT + LOOP_LANE_HEIGHT - 8.0);
    html! {
        <g class="loop-lane">
            <text class="lane-name" x="0" y={px(top + 12.5)}>
                { fit(name, Layout::cells(layout.left - 8.0)) }
            </text>
            <rect
                class="track"
                x={px(layout.left)}
                y={px(top)}
                width={px(layout.right - layout.left)}
                height={px(height)}
                rx="3"
            />
            { bars(&timeline.loop_bars, top, height, layout, false) }
            { super::lane::measured(&timeline.loop_measured, top + height + 3.0, layout) }
            <line class="rule" x1="0" x2={px(layout.width)} y1={below.clone()} y2={below} />
        </g>
    }
}
