//! What happens at a step, as a sentence: who did what, on which line, where it goes, whom the loop takes next.

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
    let event = &trace.events[step];
    let same = trace.events[..step].iter().rev().take_while(|before| *before == event).count();
    Step { trace, step, event, before, after, language }.told(same)
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
    /// So many of the steps before are the one before.
    same: usize,
}

impl<'a> Narrator<'a> {
    /// Begins with the first step.
    pub fn new(trace: &'a Trace, language: Language) -> Self {
        let start = super::moment(trace, 0);
        Self { trace, language, before: start.clone(), after: start, step: 0, same: 0 }
    }
}

/// The event and its sentence.
impl<'a> Iterator for Narrator<'a> {
    type Item = (&'a Event, String);

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.trace.events.get(self.step)?;
        self.after.apply(event);
        let is_same = self.step.checked_sub(1).is_some_and(|before| self.trace.events[before] == *event);
        self.same = if is_same { self.same + 1 } else { 0 };
        let Self { trace, language, ref before, ref after, step, same } = *self;
        let told = Step { trace, step, event, before, after, language }.told(same);
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
    /// All that is said of it, if it repeats so many steps before it.
    fn told(&self, same: usize) -> String {
        let mut sentences = vec![self.event()];
        sentences.extend((same > 0).then(|| (self.steps().in_a_row)(same + 1)));
        sentences.extend(self.in_turn());
        sentences.extend(self.follow_up());
        sentences.join(" ")
    }

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
