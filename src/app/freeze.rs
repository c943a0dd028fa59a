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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::run::predict_under;
    use crate::script::compile;

    fn hold_us(script: &str) -> Micros {
        let program = Rc::new(compile(script).expect("sound"));
        let strategy = program.machinery.strategy;
        longest_hold_us(&predict_under(program, strategy).expect("a meaning"))
    }

    #[test]
    fn what_follows_at_once_holds_the_page_together() {
        assert_eq!(hold_us("a x 3: cpu 2"), 6_000_000);
        assert_eq!(hold_us("a: cpu 2; sleep 1; block 3"), 3_000_000);
        assert_eq!(hold_us("a: sleep 9"), 0);
    }

    #[test]
    fn without_a_loop_the_page_has_its_turn_between_statements_or_is_not_held() {
        assert_eq!(hold_us("strategy sync\na x 3: cpu 2"), 2_000_000);
        assert_eq!(hold_us("strategy threads\na x 3: cpu 2"), 0);
    }

    #[test]
    fn a_faster_scale_is_offered_where_one_is_fast_enough() {
        let slowest = Scale::ALL[0];
        assert!(!freezes(5_000_000, slowest) && freezes(5_000_001, slowest));
        assert_eq!(calmer_scale(20_000_000).map(Scale::ms_per_s), Some(200));
        assert_eq!(calmer_scale(200_000_000), None);
    }
}
