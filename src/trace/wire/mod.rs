//! What a run records as bytes, from a worker to the page: only what is new since the last time.
//!
//! Both ends are of one build, so there are no versions. Numbers are LEB128; a text is sent once, then by number.

mod event;
mod form;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::derive::Derivation;
use super::{Micros, Outcome, Recorder, Strategy, Trace};

pub(crate) use form::wire;
pub use form::{Reader, Wire, Writer};

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How it is run.
    pub strategy: Strategy,
    /// Whether it goes on, and if not, how it has ended.
    pub outcome: Outcome,
    /// Its time, in µs.
    pub now_us: Micros,
}

impl Standing {
    /// Whether the run has ended.
    pub fn is_over(&self) -> bool {
        self.outcome != Outcome::Running
    }
}

/// Packs a run's recorder, again and again while the run goes on.
#[derive(Default)]
pub struct Outbox {
    names: usize,
    events: usize,
    texts: BTreeMap<Rc<str>, u32>,
    /// Whether the end of the run has been sent.
    ended: bool,
}

impl Outbox {
    /// What is new in a recorder, at most so many names and so many events of it, and how the run stands after them: it
    /// goes on as long as there is more to send. `None` after its end.
    pub fn pack(&mut self, recorder: &Recorder, most: usize, standing: Standing) -> Option<Vec<u8>> {
        if self.ended {
            return None;
        }
        let more = &recorder.events[self.events..];
        let more_names = &recorder.names[self.names..];
        let names = &more_names[..more_names.len().min(most)];
        // An event may be of the last task: the names go first.
        let has_names = names.len() == more_names.len();
        let sent = &more[..if has_names { more.len().min(most) } else { 0 }];
        let is_all = has_names && sent.len() == more.len();
        let outcome = if is_all { standing.outcome } else { Outcome::Running };
        let mut writer = Writer::new(std::mem::take(&mut self.texts));
        Standing { outcome, ..standing }.write(&mut writer);
        writer.list(names);
        writer.list(sent);
        recorder.limit.filter(|_| is_all).write(&mut writer);
        let bytes;
        (bytes, self.texts) = writer.finish();
        self.names += names.len();
        self.events += sent.len();
        self.ended = outcome != Outcome::Running;
        Some(bytes)
    }
}

/// Puts a run together from what an [`Outbox`] packed.
#[derive(Default)]
pub struct Inbox {
    recorder: Recorder,
    /// What the events mean so far, so that the end of a long run takes no longer than its other parts.
    derivation: Derivation,
    texts: Vec<Rc<str>>,
}

impl Inbox {
    /// Unpacks what has come; `None` if it is no such thing.
    pub fn unpack(&mut self, bytes: &[u8]) -> Option<Standing> {
        if !self.recorder.keeps_events() {
            self.recorder = Recorder::of_events();
        }
        let mut reader = Reader::new(bytes, std::mem::take(&mut self.texts));
        let standing = Standing::read(&mut reader)?;
        let names = Vec::read(&mut reader)?;
        let events = Vec::read(&mut reader)?;
        let limit = Option::read(&mut reader)?;
        self.texts = reader.finish();
        self.derivation.create(u32::try_from(self.recorder.names.len()).ok()?, &names);
        self.derivation.apply(&events);
        self.recorder.receive(names, events, limit);
        Some(standing)
    }

    /// What has come so far.
    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// The whole run. (Who heard of an exception is not known here.)
    pub fn into_trace(self, Standing { strategy, outcome, now_us }: Standing) -> Trace {
        let total_us = self.recorder.total_us(outcome, now_us);
        self.derivation.finish(self.recorder, strategy, outcome, total_us)
    }
}
