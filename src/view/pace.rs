//! How playing dwells: steps of one moment are a pass of the loop, and each is shown long enough to be seen.
//!
//! Times here are those of who watches at 1×, in µs: as long as the script's, unless a run is longer than a minute.

use std::mem::discriminant;

use crate::trace::{Event, EventKind, Micros, Trace};

/// For how long a step of a pass is shown.
const STEP_US: Micros = 300_000;
/// For how long steps are shown in a run, all together; those of its first passes.
const RUN_US: Micros = 20_000_000;
/// So many steps of a kind are shown in a pass.
const MOST_OF_A_KIND: usize = 5;
/// No run plays for longer, apart from that.
pub const MOST_WATCHED_US: Micros = 60_000_000;

/// Where who watches a run stands in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// How many events have happened.
    pub step: usize,
    /// When that is, in µs of the script; while time passes, between two events.
    pub t_us: Micros,
    /// For how long this step has been shown, in µs of who watches.
    pub held_us: Micros,
}

/// How a run is played.
#[derive(Debug)]
pub struct Pace {
    /// After how many events playing dwells, and for how long.
    holds: Vec<(usize, Micros)>,
    /// The script's time in so much of who watches.
    run_us: Micros,
    watched_us: Micros,
}

impl Pace {
    /// The pace of a run. It takes about as long as there are holds, of which there are few.
    pub fn of(trace: &Trace) -> Self {
        let run_us = trace.events.last().map_or(1, |event| event.t_us.max(1));
        let mut pace = Self { holds: vec![(0, STEP_US)], run_us, watched_us: run_us.min(MOST_WATCHED_US) };
        let (mut left_us, mut from) = (RUN_US - STEP_US, 0);
        while left_us > 0 && from < trace.events.len() {
            let to = pass_end(&trace.events, from);
            let t_us = trace.events[from].t_us;
            let gap_us = trace.events.get(to).map_or(0, |next| pace.watched(next.t_us - t_us));
            for step in shown(&trace.events[from..to]).map(|step| from + step) {
                // The last state of a pass is seen until the next one, too.
                let hold_us = if step == to { STEP_US.saturating_sub(gap_us) } else { STEP_US };
                pace.holds.push((step, hold_us.min(left_us)));
                left_us = left_us.saturating_sub(hold_us);
            }
            from = to;
        }
        pace
    }

    /// How long all of it takes who watches, in µs; about, for moments are whole µs.
    pub fn length_us(&self) -> Micros {
        self.watched_us + self.holds.iter().map(|(_, hold_us)| hold_us).sum::<Micros>()
    }

    /// Where who watches stands after so many µs more: playing dwells on steps, and lets time pass between moments.
    pub fn played(&self, events: &[Event], mut at: Watched, mut us: Micros) -> Watched {
        while let Some(next) = events.get(at.step) {
            let hold_us = self.hold_us(at.step).saturating_sub(at.held_us);
            if us < hold_us {
                return Watched { held_us: at.held_us + us, ..at };
            }
            us -= hold_us;
            let gap_us = self.watched(next.t_us - at.t_us);
            if us < gap_us {
                return Watched { t_us: at.t_us + self.run(us), held_us: at.held_us + hold_us, ..at };
            }
            us -= gap_us;
            let step = self.next(events, at.step);
            at = Watched { step, t_us: events[step - 1].t_us, held_us: 0 };
        }
        at
    }

    /// How long playing dwells after so many events.
    fn hold_us(&self, step: usize) -> Micros {
        let found = self.holds.binary_search_by_key(&step, |(step, _)| *step);
        found.map_or(0, |at| self.holds[at].1)
    }

    /// Where playing is shown next after so many events, if at all in the pass of the next event.
    fn next(&self, events: &[Event], step: usize) -> usize {
        let to = pass_end(events, step);
        let at = self.holds.partition_point(|(held, _)| *held <= step);
        self.holds.get(at).map_or(to, |(held, _)| to.min(*held))
    }

    /// How long so much of the script's time takes who watches.
    fn watched(&self, us: Micros) -> Micros {
        scaled(us, self.watched_us, self.run_us)
    }

    /// How much of the script's time passes for who watches so long.
    fn run(&self, us: Micros) -> Micros {
        scaled(us, self.run_us, self.watched_us)
    }
}

/// Where the pass that begins with an event ends.
pub fn pass_end(events: &[Event], from: usize) -> usize {
    let Some(first) = events.get(from) else { return events.len() };
    from + events[from..].partition_point(|event| event.t_us <= first.t_us)
}

/// The steps of a pass that are shown, each as the number of events up to it: some of each kind, and none behind the last
/// take that is shown.
fn shown(pass: &[Event]) -> impl Iterator<Item = usize> {
    let mut seen = Vec::new();
    let few = pass.iter().map(move |event| {
        let kind = discriminant(&event.kind);
        let at = seen.iter().position(|(of, _)| *of == kind).unwrap_or_else(|| {
            seen.push((kind, 0));
            seen.len() - 1
        });
        seen[at].1 += 1;
        seen[at].1 <= MOST_OF_A_KIND
    });
    let steps = few
        .enumerate()
        .take_while(|(at, few)| *few || !matches!(pass[*at].kind, EventKind::TaskResumed { .. }));
    steps.filter(|(_, few)| *few).map(|(at, _)| at + 1)
}

fn scaled(us: Micros, to: Micros, from: Micros) -> Micros {
    let scaled = u128::from(us) * u128::from(to) / u128::from(from);
    Micros::try_from(scaled).unwrap_or(Micros::MAX)
}
