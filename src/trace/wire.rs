//! What a run records as bytes, from a worker to the page: only what is new since the last time.
//!
//! The form of each type is derived by `borsh` where the type is defined. Both ends are of one build, so there are no
//! versions.

use std::collections::HashSet;
use std::hash::Hash;
use std::rc::Rc;
use std::vec;

use borsh::{BorshDeserialize, BorshSerialize};

use super::about::TextMut;
use super::beyond::Rest;
use super::derive::Derivation;
use super::{
    Event, ItemText, LimitReached, Micros, Object, Outcome, Processors, Recorder, Strategy, Task, TaskName,
    Trace, Variables,
};

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
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

/// A value as bytes.
///
/// # Panics
///
/// If a list in it has more than 2³² items.
pub fn pack(value: &impl BorshSerialize) -> Vec<u8> {
    borsh::to_vec(value).expect("a list shorter than memory")
}

/// A value from its bytes; `None` if they are those of something else.
pub fn unpack<T: BorshDeserialize>(bytes: &[u8]) -> Option<T> {
    borsh::from_slice(bytes).ok()
}

/// What an [`Outbox`] packs: a part of a recorder. The title and the objects are in the first.
#[derive(BorshSerialize)]
struct Part<'a> {
    standing: Standing,
    title: Option<&'a Rc<str>>,
    objects: &'a [Object],
    processors: Processors,
    names: &'a [TaskName],
    events: &'a [Event],
    variables: &'a [Variables],
    limit: Option<LimitReached>,
    rest: Option<Rest>,
}

/// The same at the other end, where it is owned.
#[derive(BorshDeserialize)]
struct Received {
    standing: Standing,
    title: Option<Rc<str>>,
    objects: Vec<Object>,
    processors: Processors,
    names: Vec<TaskName>,
    events: Vec<Event>,
    variables: Vec<Variables>,
    limit: Option<LimitReached>,
    rest: Option<Rest>,
}

/// Packs a run's recorder, again and again while the run goes on.
#[derive(Default)]
pub struct Outbox {
    names: usize,
    events: usize,
    variables: usize,
    /// Whether the first part has been sent.
    begun: bool,
    /// What is still to be sent of the run behind the end of its picture, once that has been sent; its tasks apart.
    rest: Option<(Rest, vec::IntoIter<Task>)>,
    /// Whether the end of the run has been sent.
    ended: bool,
}

impl Outbox {
    /// What is new in a recorder, at most so many names and so many events of it, and how the run stands after them: it
    /// goes on as long as there is more to send. `None` after its end. Of the lines behind the end of a picture, which may
    /// be millions, no more than so many are sent, and the others counted.
    pub fn pack(&mut self, recorder: &Recorder, most: usize, standing: Standing) -> Option<Vec<u8>> {
        if self.ended {
            return None;
        }
        let more = &recorder.events[self.events..];
        let more_names = &recorder.names[self.names..];
        let names = &more_names[..more_names.len().min(most)];
        // An event may be of the last task: the names go first.
        let has_names = names.len() == more_names.len();
        let events = &more[..if has_names { more.len().min(most) } else { 0 }];
        let is_picture = has_names && events.len() == more.len();
        let rest = if is_picture { self.rest(recorder, most, standing) } else { None };
        let is_all = is_picture && self.rest.is_none();
        let outcome = if is_all { standing.outcome } else { Outcome::Running };
        let is_first = !std::mem::replace(&mut self.begun, true);
        self.names += names.len();
        self.events += events.len();
        let variables = &recorder.variables[self.variables..];
        self.variables += variables.len();
        self.ended = outcome != Outcome::Running;
        Some(pack(&Part {
            standing: Standing { outcome, ..standing },
            title: recorder.title.as_ref().filter(|_| is_first),
            objects: if is_first { &recorder.objects } else { &[] },
            processors: recorder.processors,
            names,
            events,
            variables,
            limit: recorder.limit.filter(|_| is_all),
            rest,
        }))
    }

    /// The next part of what there is behind the end of the picture: so many tasks.
    fn rest(&mut self, recorder: &Recorder, most: usize, standing: Standing) -> Option<Rest> {
        let (mut rest, mut tasks) = match self.rest.take() {
            Some(begun) => begun,
            None => {
                let mut rest = recorder.rest(most, standing)?;
                let tasks = std::mem::take(&mut rest.tasks).into_iter();
                (rest, tasks)
            }
        };
        rest.tasks.extend(tasks.by_ref().take(most));
        if tasks.len() > 0 {
            self.rest = Some((Rest { tasks: Vec::new(), lines: Vec::new(), ..rest }, tasks));
        }
        Some(rest)
    }
}

/// Puts a run together from what an [`Outbox`] packed.
#[derive(Default)]
pub struct Inbox {
    recorder: Recorder,
    /// What the events mean so far, so that the end of a long run takes no longer than its other parts.
    derivation: Derivation,
    /// The texts so far. Most come again and again; each is kept once.
    texts: HashSet<Rc<str>>,
    /// The items of queues, likewise.
    items: HashSet<ItemText>,
    /// What has come of the run behind the end of its picture.
    rest: Option<Rest>,
}

impl Inbox {
    /// Unpacks what has come; `None` if it is no such thing.
    pub fn unpack(&mut self, bytes: &[u8]) -> Option<Standing> {
        let Received { standing, title, objects, processors, mut names, mut events, variables, limit, rest } =
            unpack(bytes)?;
        names.iter_mut().for_each(|name| share(&mut self.texts, &mut name.base));
        for Event { kind, .. } in &mut events {
            match kind.text_mut() {
                Some(TextMut::Said(text)) => share(&mut self.texts, text),
                Some(TextMut::Item(item)) => share(&mut self.items, item),
                None => {}
            }
        }
        self.derivation.create(u32::try_from(self.recorder.names.len()).ok()?, &names);
        self.derivation.apply(&events);
        self.recorder.receive(title, objects, processors, names, events, limit);
        self.recorder.receive_variables(variables);
        if let Some(mut rest) = rest {
            self.recorder.receive_lines(std::mem::take(&mut rest.lines));
            match &mut self.rest {
                Some(before) => before.tasks.extend(rest.tasks),
                None => self.rest = Some(rest),
            }
        }
        Some(standing)
    }

    /// What has come so far.
    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// The whole run. (Who heard of an exception is not known here.)
    pub fn into_trace(self, Standing { strategy, outcome, now_us }: Standing) -> Trace {
        let rest_us = self.rest.as_ref().map(|rest| rest.total_us);
        let total_us = rest_us.unwrap_or_else(|| self.recorder.total_us(outcome, now_us));
        self.derivation.finish(self.recorder, strategy, outcome, total_us, self.rest)
    }
}

/// Has a text share its letters with one that is known, or makes it known.
fn share<T: Eq + Hash + ?Sized>(known: &mut HashSet<Rc<T>>, text: &mut Rc<T>) {
    match known.get(text) {
        Some(same) => *text = same.clone(),
        None => _ = known.insert(text.clone()),
    }
}
