//! The chart itself: one SVG as large as what is seen, with nothing in it that is not.

use std::rc::Rc;

use yew::prelude::*;

use super::super::words::use_words;
use super::bars::{band, bars, measured};
use super::lane::{lane, lane_name};
use super::layout::{AXIS_HEIGHT, HEAD_HEIGHT, LANE_HEIGHT, LOOP_BAR_HEIGHT, LOOP_BAR_TOP, Layout, cells};
use super::patterns::patterns;
use crate::view::{GRAIN, Lens, Piece, Row, Timeline, fit, pieces, px, ticks};

/// What reaches over the ends of the track: marks, round ends.
const MARGIN: f64 = 8.0;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
    pub rows: Rc<Vec<Row>>,
    pub layout: Layout,
    pub lens: Lens,
    /// How far the lanes are scrolled, in px.
    pub top: f64,
}

/// Draws what is seen of a timeline.
#[component]
pub fn Chart(props: &Props) -> Html {
    let words = use_words();
    let Props { timeline, rows, layout, lens, .. } = props;
    let seen = seen(rows, props.top, layout.lanes_height());
    let names = seen.clone().map(|(row, top)| lane_name(timeline, row, top, layout.left - 10.0, words));
    let lanes = seen.map(|(row, top)| lane(timeline, row, top, lens, words));
    let (width, height) = (px(layout.width), px(layout.height));
    let track = (px(layout.left - MARGIN), px(layout.room + 2.0 * MARGIN));
    let moved = format!("translate({} 0)", px(MARGIN));
    let below = px(HEAD_HEIGHT - 8.0);
    html! {
        <svg
            class="window"
            width={width.clone()}
            height={height.clone()}
            viewBox={format!("0 0 {width} {height}")}
            role="img"
            aria-label={words.chart}
        >
            { patterns() }
            { axis(layout, lens) }
            <svg y={px(HEAD_HEIGHT)} width={width.clone()} height={px(layout.lanes_height())}>
                { for names }
                <svg x={track.0.clone()} width={track.1.clone()}>
                    <g transform={moved.clone()}>{ for lanes }</g>
                </svg>
            </svg>
            <g class="loop-lane">
                <text class="lane-name" x="0" y={px(LOOP_BAR_TOP + 12.5)}>
                    { fit(words.event_loop, cells(layout.left - 8.0)) }
                </text>
                <svg x={track.0} width={track.1} height={px(HEAD_HEIGHT)}>
                    <g transform={moved}>
                        <rect
                            class="track"
                            y={px(LOOP_BAR_TOP)}
                            width={px(layout.room)}
                            height={px(LOOP_BAR_HEIGHT)}
                            rx="3"
                        />
                        { loop_bars(timeline, lens) }
                        if let Some(live) = &timeline.measured {
                            { measured(live.loop_spans(), lens, LOOP_BAR_TOP + LOOP_BAR_HEIGHT + 3.0) }
                        }
                    </g>
                </svg>
                <line class="rule" x1="0" x2={width} y1={below.clone()} y2={below} />
            </g>
        </svg>
    }
}

/// What held the loop's thread; how much of the time, where spans are too short to be seen one by one.
fn loop_bars(timeline: &Timeline, lens: &Lens) -> Html {
    let spans = timeline.now.loop_spans();
    if pieces(spans, lens.window(GRAIN)).iter().any(Piece::is_merged) {
        band(timeline.now.loop_density(), lens, LOOP_BAR_TOP, LOOP_BAR_HEIGHT)
    } else {
        bars(spans, lens, LOOP_BAR_TOP, LOOP_BAR_HEIGHT, None)
    }
}

/// The lanes that are seen, and where.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "pixels"
)]
fn seen(rows: &[Row], top: f64, height: f64) -> impl Iterator<Item = (Row, f64)> + Clone {
    let first = (top / LANE_HEIGHT) as usize;
    let last = ((top + height) / LANE_HEIGHT) as usize + 1;
    let at = move |row: usize| row as f64 * LANE_HEIGHT - top;
    rows.iter().copied().enumerate().take(last).skip(first).map(move |(number, row)| (row, at(number)))
}

fn axis(layout: &Layout, lens: &Lens) -> Html {
    let ticks = ticks(lens.t_us(0.0), lens.t_us(lens.room), cells(layout.room) as u64);
    let ticks = ticks.into_iter().map(|tick| {
        let x = px(layout.left + lens.x(tick.t_us));
        html! {
            <>
                <line
                    class="tick"
                    x1={x.clone()}
                    x2={x.clone()}
                    y1={px(AXIS_HEIGHT - 8.0)}
                    y2={px(layout.height - 4.0)}
                />
                <text class="tick-label" {x} y={px(AXIS_HEIGHT - 16.0)}>{ tick.label }</text>
            </>
        }
    });
    html! {
        <g class="axis">
            { for ticks }
            <rect class="scrub" x={px(layout.left - MARGIN)} width={px(layout.room + 2.0 * MARGIN)} height={px(AXIS_HEIGHT)} />
        </g>
    }
}
