//! Tasks and things as chips: small boxes with a name, side by side in the room that there is.

use super::canvas::{Canvas, Font};
use super::style::style;
use crate::trace::SpanState;
use crate::view::scene::{Rect, Text};
use crate::view::{Letters, Path, advance, fit};

/// How high a chip is, in px, and a line of them.
const HEIGHT: f64 = 19.0;
pub(super) const LINE: f64 = 22.0;
const PAD: f64 = 7.0;
const GAP: f64 = 4.0;
/// What `+12` behind the chips takes, in px.
const MORE: f64 = 30.0;
const NAME: Letters = Letters { size: 12.5, bold: true };
const DETAIL: Letters = Letters { size: 11.5, bold: false };

/// A chip.
pub(super) struct Chip {
    pub(super) name: String,
    /// What stands behind the name.
    pub(super) detail: Option<String>,
    pub(super) looks: ChipLooks,
}

/// What it is, which decides how it looks.
#[derive(Clone, Copy)]
pub(super) enum ChipLooks {
    /// A task to come.
    New,
    /// A task in a state.
    In(SpanState),
    /// A task that has ended, or one that has taken a lock.
    Done,
    /// An item, a permit that is taken, an event that is set.
    Item,
    /// A place that is free.
    Free,
}

/// Paints chips from left to right in the lines of some room; those that do not fit are counted. Returns where the last line
/// of them ends to the right, in px.
pub(super) fn chips(
    canvas: &mut Canvas,
    room: Rect,
    chips: impl Iterator<Item = Chip>,
    mut count: usize,
) -> f64 {
    let Rect { x: left, y: top, width, height } = room;
    let (right, bottom) = (left + width, top + height);
    let (mut x, mut y) = (left, top);
    for chip in chips {
        let (mut chip, mut wide) = cut(chip, width);
        let end = |y: f64| if count > 1 && y + 2.0 * LINE > bottom { right - MORE } else { right };
        if x > left && x + wide > end(y) && y + 2.0 * LINE <= bottom {
            (x, y) = (left, y + LINE);
        }
        if x > left && x + wide > end(y) {
            break;
        }
        if x + wide > end(y) {
            (chip, wide) = cut(chip, end(y) - x);
        }
        paint(canvas, x, y, wide, chip);
        (x, count) = (x + wide + GAP, count - 1);
    }
    if count > 0 {
        let font = Font { size: "12", bold: false, colour: canvas.palette.mute };
        canvas.line(x, y + 14.0, font, &format!("+{count}"));
        x += MORE;
    }
    x
}

/// A chip that is no wider than the room, and how wide it is.
fn cut(chip: Chip, room: f64) -> (Chip, f64) {
    let whole = room - 2.0 * PAD;
    let name = fit(&chip.name, whole, &|text| advance(text, NAME)).unwrap_or_default();
    let taken = advance(&name, NAME);
    let detail = chip.detail.and_then(|text| fit(&text, whole - taken - 5.0, &|text| advance(text, DETAIL)));
    let more = detail.as_ref().map_or(0.0, |text| 5.0 + advance(text, DETAIL));
    (Chip { name, detail, ..chip }, (taken + more + 2.0 * PAD).max(20.0))
}

fn paint(canvas: &mut Canvas, x: f64, y: f64, width: f64, Chip { name, detail, looks }: Chip) {
    let palette = canvas.palette;
    let (fill, edge, dashes, ink) = match looks {
        ChipLooks::New => (None, Some(palette.mute), " stroke-dasharray=\"1 2\"", palette.ink),
        ChipLooks::In(state) => {
            let style = style(state, palette);
            (style.fill, style.dashes, " stroke-dasharray=\"4 3\"", style.text)
        }
        ChipLooks::Done => (None, Some(palette.mute), "", palette.ink),
        ChipLooks::Item => (Some(palette.track), Some(palette.accent), "", palette.ink),
        ChipLooks::Free => (None, Some(palette.mute), " stroke-dasharray=\"2 2\"", palette.mute),
    };
    let bar = |by: f64| {
        let mut path = Path::default();
        path.bar(Rect { x: x + by, y: y + by, width: width - 2.0 * by, height: HEIGHT - 2.0 * by });
        path
    };
    if let Some(colour) = fill {
        canvas.fill(bar(0.0), colour);
    }
    if let Some(colour) = edge {
        canvas.stroke(bar(0.5), colour, "1", dashes);
    }
    let mut at = Text { x: x + PAD, y: y + 14.0, text: name };
    canvas.text(&at, Font { size: "12.5", bold: true, colour: ink });
    if let Some(text) = detail {
        at = Text { x: at.x + advance(&at.text, NAME) + 5.0, text, ..at };
        canvas.text(&at, Font { size: "11.5", bold: false, colour: ink });
    }
}
