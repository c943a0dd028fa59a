//! What happens at a step, as a sentence: who did what, on which line, where it goes, whom the loop takes next.

mod again;
mod event;
mod idle;
mod turn;

use crate::script::decimal;
use crate::text::{END_ISOLATE, ISOLATE, Language, StepTexts, TaskRef};
use crate::trace::{Event, Micros, ObjectKind, Strategy, TaskId, Trace};
use crate::view::Moment;

/// The sentence of a step: of the event `trace.events[step]`, which leads from one moment to the other. Names of tasks in
/// it are isolated (U+2068, U+2069), code stands between backticks.
///
/// # Panics
///
/// If the trace has no such event.
pub fn sentence(trace: &Trace, step: usize, before: &Moment, after: &Moment, language: Language) -> String {
    let told = Step { trace, step, event: &trace.events[step], before, after, language };
    let mut sentences = vec![told.event()];
    sentences.extend(told.again());
    sentences.extend(told.in_turn());
    sentences.extend(told.follow_up());
    sentences.join(" ")
}

/// A sentence without what isolates its names, for where all of it is set alike.
pub fn plain(sentence: &str) -> String {
    sentence.replace([ISOLATE, END_ISOLATE], "")
}

/// Tells the steps of a trace, one after the other, in a time that grows with their number alone.
#[derive(Debug)]
pub struct Narrator<'a> {
    trace: &'a Trace,
    language: Language,
    before: Moment,
    after: Moment,
    step: usize,
}

impl<'a> Narrator<'a> {
    /// Begins with the first step.
    pub fn new(trace: &'a Trace, language: Language) -> Self {
        let start = super::moment(trace, 0);
        Self { trace, language, before: start.clone(), after: start, step: 0 }
    }
}

/// The event and its sentence.
impl<'a> Iterator for Narrator<'a> {
    type Item = (&'a Event, String);

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.trace.events.get(self.step)?;
        self.after.apply(event);
        let told = sentence(self.trace, self.step, &self.before, &self.after, self.language);
        self.before.apply(event);
        self.step += 1;
        Some((event, told))
    }
}

/// An event and what there is to know about it.
struct Step<'a> {
    trace: &'a Trace,
    step: usize,
    event: &'a Event,
    before: &'a Moment,
    after: &'a Moment,
    language: Language,
}

impl<'a> Step<'a> {
    fn steps(&self) -> &'static StepTexts {
        self.language.steps()
    }

    fn task(&self, task: TaskId) -> TaskRef<'a> {
        TaskRef(&self.trace.tasks[task.index()].name)
    }

    /// The name of a queue, a semaphore, a lock or an event.
    fn object(&self, kind: ObjectKind, id: u32) -> &'a str {
        self.trace.objects_of(kind).nth(id as usize).map_or("", |object| &object.name)
    }

    /// A moment or a duration, `8 s`.
    fn seconds(&self, us: Micros) -> String {
        self.language.texts().findings.units.told(us)
    }

    fn has_loop(&self) -> bool {
        self.trace.strategy == Strategy::Async
    }

    /// Behind whom one who joins Ready now stands.
    fn behind(&self) -> Option<TaskRef<'a>> {
        let last = self.before.ready.last().filter(|last| *last != self.event.task);
        last.filter(|_| self.has_loop()).map(|last| self.task(last))
    }
}

/// A duration as scripts say it: `5`, `0.25`, `8m`.
fn duration(us: Micros) -> String {
    const MINUTE_US: Micros = 60_000_000;
    if us > MINUTE_US && us.is_multiple_of(MINUTE_US) {
        return format!("{}m", us / MINUTE_US);
    }
    decimal(us, 1_000_000)
}
