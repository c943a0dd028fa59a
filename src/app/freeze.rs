//! For how long a live run would hold the page's own thread.

use super::Scale;
use crate::trace::{Micros, Span, SpanState, Strategy, Trace};

/// A page that is held for longer than this, in real ms, asks before.
const LONGEST_MS: f64 = 5_000.0;

/// The longest time, in µs of the script, for which a run holds the thread without a turn of the browser in between.
pub fn longest_hold_us(predicted: &Trace) -> Micros {
    let held = |span: &&Span| matches!(span.state, SpanState::Computing | SpanState::Blocking);
    let spans = || predicted.tasks.iter().flat_map(|task| &task.spans).filter(held);
    match predicted.strategy {
        Strategy::Threads | Strategy::Processes => 0,
        Strategy::Sync => spans().map(Span::duration_us).max().unwrap_or(0),
        Strategy::Async => {
            let mut held: Vec<(Micros, Micros)> = spans().map(|span| (span.from_us, span.to_us)).collect();
            held.sort_by_cached_key(|(from_us, _)| *from_us);
            let (mut longest_us, mut from_us, mut to_us) = (0, 0, 0);
            for (from, to) in held {
                // What follows at once is run before the browser has its turn.
                if from > to_us {
                    from_us = from;
                }
                to_us = to;
                longest_us = longest_us.max(to_us - from_us);
            }
            longest_us
        }
    }
}

/// Whether a run at this scale would hold the page for so long that it must ask.
pub fn freezes(hold_us: Micros, scale: Scale) -> bool {
    scale.real_ms(hold_us) > LONGEST_MS
}

/// The slowest scale at which a run does not, if there is one.
pub fn calmer_scale(hold_us: Micros) -> Option<Scale> {
    Scale::ALL.into_iter().find(|scale| !freezes(hold_us, *scale))
}
