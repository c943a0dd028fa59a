//! What is pointed at, framed in the chart, and told beside it.

use yew::prelude::*;

use super::bars::class;
use super::found::{Found, Lane};
use super::hand::Hand;
use super::layout::{BAR_HEIGHT, HEAD_HEIGHT, LANE_HEIGHT, LOOP_BAR_HEIGHT, LOOP_BAR_TOP};
use crate::view::px;

/// The width that the details may take, in px.
const WIDTH: f64 = 290.0;

/// A frame and a card over the chart: nothing moves for them. Screen readers speak the card when it changes.
pub fn details(hand: &Hand) -> Html {
    let pointed = hand.pointed();
    let pointer = pointed.as_ref().and(hand.sight.get().pointer);
    match pointed.or_else(|| hand.focused()) {
        Some((lane, found)) => told(hand, lane, &found, pointer),
        None => html! { <><></><div class="details" role="status" /></> },
    }
}

// Apart from its caller, so that the first picture can do without it.
#[inline(never)]
fn told(hand: &Hand, lane: Lane, found: &Found, pointer: Option<(f64, f64)>) -> Html {
    let (layout, lens, top) = (hand.layout, hand.lens(), hand.top());
    let (y, height) = vertical(lane, top);
    let from = lens.x(found.from_us).clamp(0.0, layout.room) + layout.left;
    let to = lens.x(found.to_us).clamp(0.0, layout.room) + layout.left;
    let (least, most) = if lane == Lane::Loop { (0.0, layout.height) } else { (HEAD_HEIGHT, layout.height) };
    let (y0, y1) = ((y - 2.0).max(least), (y + height + 2.0).min(most));
    let frame = format!(
        "left:{}px;top:{}px;width:{}px;height:{}px",
        px(from - 2.0),
        px(y0),
        px((to - from + 3.0).max(5.0)),
        px((y1 - y0).max(0.0))
    );
    let left = pointer.map_or(from, |(x, _)| x + 10.0).min(layout.width - WIDTH).max(0.0);
    let card = format!("left:{}px;top:{}px", px(left), px(y1 + 6.0));
    html! {
        <>
            <><div class="spot" aria-hidden="true" ~style={frame} /></>
            <div class="details" role="status" ~style={card}>
                <p class="whose">
                    if let Some(state) = found.state {
                        <svg width="12" height="12" aria-hidden="true">
                            <rect class={classes!("bar", class(state))} x="1" y="1" width="10" height="10" rx="3" />
                        </svg>
                    }
                    { &found.title }
                </p>
                { for found.lines.iter().map(|line| html! { <p>{ line }</p> }) }
            </div>
        </>
    }
}

/// The top of a lane's bars and their height, in px.
#[expect(clippy::cast_precision_loss, reason = "pixels")]
pub fn vertical(lane: Lane, top: f64) -> (f64, f64) {
    match lane {
        Lane::Loop => (LOOP_BAR_TOP, LOOP_BAR_HEIGHT),
        Lane::Row(row) => (HEAD_HEIGHT + row as f64 * LANE_HEIGHT - top, BAR_HEIGHT),
    }
}
