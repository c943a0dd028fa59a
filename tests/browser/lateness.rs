//! How late a busy machine is.

use gloo_timers::future::TimeoutFuture;
use loopscope::app::Scale;
use loopscope::browser::clock::now_ms;
use loopscope::trace::{Micros, Span, SpanState, Trace};

/// What is usual on a machine that does nothing else, in real ms.
const USUAL_MS: f64 = 4.0;

/// How far a measured total may be from the predicted one, in µs: 5%, if the machine is not late by more than usual.
pub async fn tolerance_us(predicted: &Trace, pace: Scale) -> Micros {
    predicted.total_us / 20 + pace.script_us(lateness_ms().await) * waits(predicted)
}

/// By how much more than usual a timer is late or a thread waits for a processor now, at most, in real ms.
async fn lateness_ms() -> f64 {
    let mut most_ms = 0.0_f64;
    for _ in 0..10 {
        let since_ms = now_ms();
        TimeoutFuture::new(5).await;
        let mut before_ms = now_ms();
        most_ms = most_ms.max(before_ms - since_ms - 5.0);
        let until_ms = before_ms + 10.0;
        while before_ms < until_ms {
            let ms = now_ms();
            most_ms = most_ms.max(ms - before_ms);
            before_ms = ms;
        }
    }
    (most_ms - USUAL_MS).max(0.0)
}

/// How many times a run waits for time to pass, and may be late each time.
fn waits(trace: &Trace) -> Micros {
    let waits = |span: &&Span| {
        let of_time = [SpanState::Computing, SpanState::Blocking, SpanState::Sleeping, SpanState::Offloaded];
        of_time.contains(&span.state)
    };
    trace.tasks.iter().flat_map(|task| &task.spans).filter(waits).count() as Micros
}
