//! Paints what a picture's colours, lines and marks mean.

use super::PAD;
use super::canvas::{Canvas, Font};
use super::chart::picture_end;
use super::shapes::{marks, of_state, shapes};
use crate::view::scene::{Bar, LegendEntry, Point, Rect, Shape, Sign, Text};
use crate::view::{Letters, advance};

const LINE: f64 = 20.0;

/// Room between two entries, in px.
const GAP: f64 = 18.0;

/// Paints entries side by side from `y` on, in as many lines as they need; returns where they end, in px.
pub(super) fn legend(canvas: &mut Canvas, entries: &[LegendEntry], mut y: f64, width: f64) -> f64 {
    let font = Font { size: "12.5", bold: false, colour: canvas.palette.mute };
    let mut x = PAD;
    for LegendEntry { sign: what, text } in entries {
        let wide = advance(text, Letters { size: 12.5, bold: false });
        if x > PAD && x + 24.0 + wide > width - PAD {
            (x, y) = (PAD, y + LINE);
        }
        canvas.text(&Text { x: x + 24.0, y: y + 10.5, text: (*text).to_owned() }, font);
        sign(canvas, *what, x, y);
        x += 24.0 + wide + GAP;
    }
    y + LINE
}

/// A sign 16 px wide and 12 px high.
fn sign(canvas: &mut Canvas, sign: Sign, x: f64, y: f64) {
    let rect = |y, height| Rect { x, y, width: 16.0, height };
    match sign {
        Sign::State(state) => of_state(canvas, state, &[Bar::sign(state, rect(y, 12.0))]),
        Sign::InTurn(state) => of_state(canvas, state, &[Bar::sign_in_turn(state, rect(y, 12.0))]),
        Sign::Mark(mark) => marks(canvas, mark, &[Point { x: x + 8.0, y: y + 6.0 }], 4.0),
        Sign::Measured => shapes(canvas, &[Shape::Measured(vec![rect(y + 5.0, 2.5)])]),
        Sign::PictureEnd => picture_end(canvas, x + 8.0, y - 1.0, y + 13.0),
        Sign::Before => {
            let mut path = crate::view::Path::default();
            path.bar(rect(y + 5.0, 6.0));
            canvas.fill(path, canvas.palette.mute);
        }
    }
}
