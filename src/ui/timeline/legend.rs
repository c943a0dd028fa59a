//! Paints what the colours and patterns mean, under the chart.

use yew::prelude::*;

use super::shapes::{marks, picture_end, shapes};
use crate::text::TimelineTexts;
use crate::ui::words::words;
use crate::view::Timeline;
use crate::view::scene::{self, Bar, LegendEntry, Point, Rect, Shape, Sign};

/// The legend, with room for what a live run will add.
pub fn legend(timeline: &Timeline, texts: &TimelineTexts) -> Html {
    let entries = scene::legend(timeline, texts).into_iter();
    let entries = entries.map(|LegendEntry { sign, text }| {
        html! { <li key={text}>{ picture(sign) }{ words(text) }</li> }
    });
    html! {
        <ul class="legend">
            { for entries }
            if timeline.measured.is_none() {
                <li key="room" class="room" aria-hidden="true">{ picture(Sign::Measured) }{ words(texts.measured) }</li>
            }
        </ul>
    }
}

/// A bar as a sign.
const SIGN: Rect = Rect { x: 1.0, y: 1.0, width: 16.0, height: 10.0 };

/// A sign, 12 px high.
fn picture(sign: Sign) -> Html {
    let (width, shape) = match sign {
        Sign::State(state) => ("18", shapes(&[Shape::Bars(vec![Bar::sign(state, SIGN)])])),
        Sign::InTurn(state) => ("18", shapes(&[Shape::Bars(vec![Bar::sign_in_turn(state, SIGN)])])),
        Sign::Mark(mark) => ("12", marks(mark, &[Point { x: 6.0, y: 6.0 }], 4.0)),
        Sign::Measured => ("18", line("measured", "2.5")),
        Sign::Before => ("18", line("before", "6")),
        Sign::PictureEnd => ("12", picture_end(6.0, 0.0, 12.0)),
    };
    html! { <svg {width} height="12" aria-hidden="true">{ shape }</svg> }
}

fn line(class: &'static str, height: &'static str) -> Html {
    html! { <rect {class} x="0" y="5" width="18" {height} rx="1" /> }
}
