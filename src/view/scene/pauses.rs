//! Where a bar has gaps, because it is another thread's turn on the processor.

use super::shape::{Bar, Rect};
use crate::trace::SpanState;
use crate::view::{Lens, Turn};

/// How wide a turn is drawn, in px.
const SLOT: f64 = 8.0;

/// How thin a bar is where it pauses, in px.
const THIN: f64 = 3.0;

/// Room behind a text, in px, in which nothing pauses.
const BESIDE: f64 = 5.0;

/// The gaps of a bar that has its turns like this; none before the end of its text, which is so wide. The track begins at `left`.
pub(super) fn pauses(bar: &Bar, turns: &[Turn], lens: &Lens, left: f64, text_width: f64) -> Vec<Rect> {
    // A text stands at the beginning of its bar.
    let first = bar.label.as_ref().map_or(f64::MIN, |label| label.x + text_width + BESIDE);
    let start = left + lens.x(0);
    let (from, to) = (bar.rect.x, bar.rect.x + bar.rect.width);
    let mut pauses: Vec<Rect> = Vec::new();
    let mut add = |from: f64, to: f64| match pauses.last_mut() {
        Some(last) if (last.x + last.width - from).abs() < 0.01 => last.width = to - last.x,
        _ if to - from > 0.5 => pauses.push(Rect { x: from, width: to - from, ..bar.rect }),
        _ => {}
    };
    for turn in turns {
        let (x0, x1) = (start + distance(lens, turn.from_us), start + distance(lens, turn.to_us));
        let x0 = x0.max(from).max(left - SLOT).max(first);
        let x1 = x1.min(to).min(left + lens.room + SLOT);
        let mut slot = ((x0 - start) / SLOT).floor();
        while start + slot * SLOT < x1 {
            let (a, b) = ((start + slot * SLOT).max(x0), (start + (slot + 1.0) * SLOT).min(x1));
            if !turn.has(number(slot)) {
                add(a, b);
            }
            slot += 1.0;
        }
    }
    pauses
}

impl Bar {
    /// A bar that stands for a state.
    pub fn sign(state: SpanState, rect: Rect) -> Self {
        Self { state, rect, narrow: false, pauses: Vec::new(), label: None }
    }

    /// The same of a thread that computes in turn with others.
    pub fn sign_in_turn(state: SpanState, rect: Rect) -> Self {
        let third = rect.width / 3.0;
        let pauses = vec![Rect { x: rect.x + third, width: third, ..rect }];
        Self { pauses, ..Self::sign(state, rect) }
    }
}

impl Rect {
    /// What is left of a bar where it pauses.
    pub fn thin(self) -> Self {
        Self { y: self.y + (self.height - THIN) / 2.0, height: THIN, ..self }
    }
}

/// How far a moment is from the beginning of the time, in px.
fn distance(lens: &Lens, t_us: u64) -> f64 {
    lens.x(t_us) - lens.x(0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a slot's number, not negative")]
fn number(slot: f64) -> u32 {
    slot.max(0.0) as u32
}
