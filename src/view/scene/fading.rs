//! A wait that never ends, beyond the end of its run: it goes on to the end of the track, paler and paler.

use super::bars::{Strip, Words, label};
use super::shape::{Fading, Mark, Rect, Text};
use crate::trace::Span;
use crate::view::{Lens, span_texts};

/// In so many steps.
const SLICES: u32 = 12;

/// How far it reaches back over the round end of the bar before it, in px.
const OVERLAP: f64 = 5.0;

/// What is seen of it, if anything is.
pub(super) fn fading(wait: &Span, lens: &Lens, strip: Strip, words: &Words) -> Option<Fading> {
    let Strip { left, top, height } = strip;
    let begins_here = wait.duration_us() == 0;
    let slices = slices(wait, if begins_here { 0.0 } else { OVERLAP }, lens, strip);
    let (from, to) = (lens.x(wait.to_us), lens.x(lens.end_us));
    let label = begins_here.then_some(from.max(0.0) + 8.0).and_then(|x| {
        let text = span_texts(wait, words.strategy, words.texts);
        // At the end of it stands the mark of a task that waits for ever.
        let end = (to - Mark::Stuck.half()).min(lens.room);
        let text = label(text, end - x - 5.0, words.width)?;
        Some(Text { x: left + x, y: top + height / 2.0 + 4.5, text })
    });
    (!slices.is_empty()).then_some(Fading { state: wait.state, slices, label })
}

/// The same of so many tasks of a stack that is as high as its strip where so many are: as high as they are many.
#[expect(clippy::cast_precision_loss, reason = "a picture")]
pub(super) fn fading_stack(
    wait: &Span,
    (count, peak): (usize, u64),
    lens: &Lens,
    strip: Strip,
) -> Option<Fading> {
    let height = strip.height * (count as f64 / peak.max(1) as f64).min(1.0);
    let strip = Strip { top: strip.top + strip.height - height, height, ..strip };
    let slices = slices(wait, 0.0, lens, strip);
    (!slices.is_empty()).then_some(Fading { state: wait.state, slices, label: None })
}

/// What is seen of it, beginning so many px early.
fn slices(wait: &Span, early: f64, lens: &Lens, Strip { left, top, height }: Strip) -> Vec<(Rect, u32)> {
    let (from, to) = (lens.x(wait.to_us), lens.x(lens.end_us));
    let wide = (to - from) / f64::from(SLICES);
    let slice = |number: u32| {
        let back = if number == 0 { early } else { 0.0 };
        let x = from + wide * f64::from(number);
        let (x0, x1) = ((x - back).max(0.0), (x + wide).min(lens.room));
        let rect = Rect { x: left + x0, y: top, width: x1 - x0, height };
        (rect, 99 - 95 * number / (SLICES - 1))
    };
    (0..SLICES).map(slice).filter(|(rect, _)| rect.width > 0.0).collect()
}
