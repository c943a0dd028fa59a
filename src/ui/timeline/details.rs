//! What is pointed at, framed in the chart and told beside it.

use yew::prelude::*;

use super::input::ChartInput;
use crate::ui::words::words;
use crate::view::px;
use crate::view::scene::{Hit, LaneId};

/// The width that the details may take, in px.
const WIDTH: f64 = 290.0;

/// A frame and a card over the chart: nothing moves for them. Screen readers speak the card when it changes.
pub fn details(input: &ChartInput) -> Html {
    let pointed = input.pointed();
    let pointer = pointed.as_ref().and(input.viewport.get().pointer);
    match pointed.or_else(|| input.focused()) {
        Some(hit) => told(input, &hit, pointer),
        None => html! { <><></><div class="details" role="status" /></> },
    }
}

fn told(input: &ChartInput, hit: &Hit, pointer: Option<(f64, f64)>) -> Html {
    let (layout, lens) = (input.layout, input.lens());
    let (y, height) = layout.bars(hit.lane, input.scrolled());
    let from = lens.x(hit.from_us).clamp(0.0, layout.track) + layout.left;
    let to = lens.x(hit.to_us).clamp(0.0, layout.track) + layout.left;
    let least = match hit.lane {
        LaneId::Loop => layout.top,
        LaneId::Row(_) => layout.lanes_top(),
    };
    let (y0, y1) = ((y - 2.0).max(least), (y + height + 2.0).min(layout.bottom));
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
                    if let Some(state) = hit.state {
                        <svg width="12" height="12" aria-hidden="true">
                            <rect class={classes!("bar", state.word())} x="1" y="1" width="10" height="10" rx="3" />
                        </svg>
                    }
                    { words(hit.title.as_str()) }
                </p>
                { for hit.lines.iter().map(|line| html! { <p ~textContent={line} /> }) }
            </div>
        </>
    }
}
