//! How many of many tasks are in which state, as bars on top of each other.
//!
//! ```text
//!           ┌──────────┐
//!  ┌────────┤ sleeping └────┐   as high as the strip where most are
//!  ├────────┴──┐ computing  │
//!  └───────────┴────────────┘
//! ```

use super::bars::Strip;
use super::shape::StackedBar;
use crate::trace::SpanState;
use crate::view::{Density, Lens};

/// How wide a column is in which states are averaged, in px.
const COLUMN: f64 = 2.0;

/// What is lower than this, in px, is not seen.
const LEAST_HEIGHT: f64 = 0.05;

/// The order in which states are stacked, from below.
const ORDER: [SpanState; SpanState::ALL.len()] = [
    SpanState::Computing,
    SpanState::Blocking,
    SpanState::Offloaded,
    SpanState::Sleeping,
    SpanState::Waiting,
    SpanState::Queued,
    SpanState::Ready,
];

/// The edges of all states in a column, from below.
type Edges = [f64; ORDER.len() + 1];

/// The stack of a lane, state by state, each from left to right.
pub(super) fn stack(density: &Density, lens: &Lens, strip: Strip) -> Vec<StackedBar> {
    let columns = columns(density, lens, strip);
    let mut bars = Vec::new();
    for (place, state) in ORDER.into_iter().enumerate() {
        let ends = columns.iter().skip(1).map(|(x, _)| *x).chain([lens.room]);
        let mut columns = columns.iter().zip(ends).peekable();
        while let Some(((from, edges), to)) = columns.next() {
            let (bottom, top) = (edges[place], edges[place + 1]);
            if bottom - top < LEAST_HEIGHT {
                continue;
            }
            // Columns of one height are one bar.
            let mut end = to;
            while let Some((_, to)) =
                columns.next_if(|((_, next), _)| next[place..place + 2] == edges[place..place + 2])
            {
                end = to;
            }
            bars.push(StackedBar { state, left: strip.left + from, right: strip.left + end, top, bottom });
        }
    }
    bars
}

/// Where columns begin whose edges differ from those before, and their edges.
#[expect(clippy::cast_precision_loss, reason = "a picture")]
fn columns(density: &Density, lens: &Lens, Strip { top, height, .. }: Strip) -> Vec<(f64, Edges)> {
    let per_task = height / density.peak.max(1) as f64;
    let mut columns: Vec<(f64, Edges)> = Vec::new();
    let mut x = 0.0;
    while x < lens.room {
        let mean = density.mean(lens.t_us(x), lens.t_us(x + COLUMN).max(lens.t_us(x) + 1));
        let mut edges = [top + height; ORDER.len() + 1];
        for (place, state) in ORDER.into_iter().enumerate() {
            edges[place + 1] = edges[place] - mean[state as usize] * per_task;
        }
        if columns.last().is_none_or(|(_, last)| *last != edges) {
            columns.push((x, edges));
        }
        x += COLUMN;
    }
    columns
}
