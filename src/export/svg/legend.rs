//! What a picture's colours, lines and marks mean, for those that are there.

use super::PAD;
use super::bars::swatch;
use super::canvas::{Canvas, Font};
use super::chart::{failure, mark};
use super::head::wide;
use crate::export::words::Words;
use crate::trace::TaskOutcome;
use crate::view::{Path, STATES, Timeline};

const LINE: f64 = 20.0;

/// Draws it from `y` on; returns where it ends, in px.
pub(super) fn legend(canvas: &mut Canvas, timeline: &Timeline, words: &Words, y: f64, width: f64) -> f64 {
    let trace = &timeline.now.trace;
    let mut flow = Flow { x: PAD, y, width };
    for state in STATES.into_iter().filter(|state| timeline.now.has(*state)) {
        let (x, y) = flow.entry(canvas, (words.state)(state));
        swatch(canvas, state, x, y);
    }
    if !trace.log.is_empty() {
        let (x, y) = flow.entry(canvas, words.printed_a_line);
        let mut dot = Path::default();
        dot.dot(x + 8.0, y + 6.0, 4.0);
        mark(canvas, dot);
    }
    if trace.tasks.iter().any(|task| task.outcome == TaskOutcome::Failed) {
        let (x, y) = flow.entry(canvas, words.failed);
        failure(canvas, x + 8.0, y + 6.0, 4.0);
    }
    flow.y + LINE
}

/// Entries side by side, in as many lines as they need.
struct Flow {
    x: f64,
    y: f64,
    width: f64,
}

impl Flow {
    /// Writes an entry's text; returns where its sign belongs, 16 px wide and 12 px high.
    fn entry(&mut self, canvas: &mut Canvas, text: &str) -> (f64, f64) {
        let needed = 24.0 + wide(text, 6.3);
        if self.x > PAD && self.x + needed > self.width - PAD {
            (self.x, self.y) = (PAD, self.y + LINE);
        }
        let at = (self.x, self.y);
        let font = Font { size: "12.5", bold: false, colour: canvas.palette.mute };
        canvas.text(at.0 + 24.0, at.1 + 10.5, font, text);
        self.x += needed + 18.0;
        at
    }
}
