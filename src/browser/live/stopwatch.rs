//! A live run's time.

use super::super::clock::now_ms;
use crate::app::Scale;
use crate::trace::Micros;

/// Measures the script's time since it was asked for the first time.
pub(super) struct Stopwatch {
    scale: Scale,
    started_ms: Option<f64>,
}

impl Stopwatch {
    pub(super) fn new(scale: Scale) -> Self {
        Self { scale, started_ms: None }
    }

    /// The time of the script, in µs. Asked for the first time it is 0, however long the clock takes to answer.
    pub(super) fn now_us(&mut self) -> Micros {
        match self.started_ms {
            Some(started_ms) => self.scale.script_us(now_ms() - started_ms),
            None => {
                self.started_ms = Some(now_ms());
                0
            }
        }
    }
}
