//! What is still kept of a run behind the end of its picture: what became of its tasks, and of the loop's time.

use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};

use super::derive::Derivation;
use super::recorder::TaskName;
use super::{Event, LogLine, Micros, Outcome, PictureEnd, Span, SpanState, Task};

/// A run behind the end of its picture, so far.
#[derive(Clone, Debug)]
pub(super) struct Beyond {
    end: PictureEnd,
    /// How many lines of the log are in the picture.
    lines: usize,
    /// What all events mean, without the spans.
    derivation: Derivation,
    held: Held,
}

/// For how long the loop's thread was held behind the end, in µs.
#[derive(Clone, Copy, Debug, Default, BorshSerialize, BorshDeserialize)]
pub(super) struct Held {
    pub(super) busy_us: Micros,
    pub(super) blocked_us: Micros,
}

/// What a trace says of the whole run, beside its picture.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub(super) struct Rest {
    pub(super) end: PictureEnd,
    pub(super) total_us: Micros,
    pub(super) held: Held,
    /// The tasks without names and spans, in order.
    pub(super) tasks: Vec<Task>,
    /// The first lines behind those of the picture.
    pub(super) lines: Vec<LogLine>,
    /// How many more there are.
    pub(super) more_lines: u64,
}

impl Beyond {
    /// A run whose picture has these tasks, events and lines.
    pub(super) fn of(end: PictureEnd, names: &[TaskName], events: &[Event], lines: usize) -> Self {
        let mut derivation = Derivation::default();
        derivation.create(0, names);
        derivation.apply(events);
        derivation.drop_spans();
        Self { end, lines, derivation, held: Held::default() }
    }

    /// Takes note of a task with this number.
    pub(super) fn create(&mut self, number: u32, name: &TaskName) {
        self.derivation.create(number, std::slice::from_ref(name));
    }

    /// Goes on by an event.
    pub(super) fn apply(&mut self, event: &Event) {
        if let Some(spans) = self.derivation.apply_one(event) {
            self.held.take(spans, self.end);
        }
    }

    /// What there is to say of a run that has ended so, without any lines; those of the picture are the first of the
    /// log, so many.
    pub(super) fn rest(&self, outcome: Outcome, total_us: Micros) -> (Rest, usize) {
        let Self { end, mut held, .. } = *self;
        let mut tasks: Vec<Task> = self.derivation.ends(outcome, total_us).collect();
        for task in &mut tasks {
            task.name = Rc::default();
            held.take(&mut task.spans, end);
        }
        (Rest { end, total_us, held, tasks, lines: Vec::new(), more_lines: 0 }, self.lines)
    }
}

impl Held {
    /// Takes what of some spans lies behind the end of the picture.
    fn take(&mut self, spans: &mut Vec<Span>, end: PictureEnd) {
        for span in spans.drain(..) {
            let us = span.to_us.saturating_sub(span.from_us.max(end.t_us));
            match span.state {
                SpanState::Computing => self.busy_us += us,
                SpanState::Blocking => self.blocked_us += us,
                SpanState::Ready
                | SpanState::Sleeping
                | SpanState::Waiting
                | SpanState::Queued
                | SpanState::Offloaded => {}
            }
        }
    }
}
