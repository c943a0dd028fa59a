//! Where threads share a processor: who has it in turn with how many others.
//!
//! A system switches between threads every few milliseconds, which no picture shows at its true size. So turns are drawn as
//! slots of one width, counted from the beginning of the time: at each place as many of those who share have their turn as
//! compute at once. How long each takes is exact all the same.

use std::collections::BTreeMap;

use super::workers::Worker;
use crate::run::{Share, shares};
use crate::script::program::Pool;
use crate::trace::{Micros, Processors, Span, SpanState, Strategy, Trace};

/// More turns than these are not computed: whoever sees that many sees none of them.
const MOST: usize = 200_000;

/// A stretch in which a thread computes in turn with the same others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its start, in µs.
    pub from_us: Micros,
    /// Its end, in µs.
    pub to_us: Micros,
    /// The place of the thread among those who share, from 0.
    place: u128,
    share: Share,
}

impl Turn {
    /// Whether it is the thread's turn in a slot.
    pub fn has(&self, slot: u32) -> bool {
        let Share { of, among } = self.share;
        (u128::from(slot) + among - self.place % among) % among < of
    }
}

/// The turns of each lane, by its number, in order.
pub(super) type Turns = BTreeMap<u32, Vec<Turn>>;

/// A thread that computes.
#[derive(Clone, Copy)]
struct Thread {
    lane: u32,
    from_us: Micros,
    to_us: Micros,
    /// Whether in a process of its own.
    apart: bool,
}

/// The turns of the tasks and workers of a run.
pub(super) fn turns(trace: &Trace, workers: &[Worker]) -> Turns {
    let mut threads = threads(trace, workers);
    threads.sort_by_key(|thread| (thread.from_us, thread.lane));
    let mut ends: Vec<Micros> = threads.iter().flat_map(|thread| [thread.from_us, thread.to_us]).collect();
    ends.sort_unstable();
    ends.dedup();
    let (mut turns, mut count) = (Turns::new(), 0);
    let mut computing: Vec<Thread> = Vec::new();
    let mut next = threads.into_iter().peekable();
    for stretch in ends.windows(2) {
        let &[from_us, to_us] = stretch else { continue };
        computing.retain(|thread| thread.to_us > from_us);
        while let Some(thread) = next.next_if(|thread| thread.from_us <= from_us) {
            computing.push(thread);
        }
        for (thread, place, share) in shared(&computing, trace.processors) {
            let of_lane = turns.entry(thread.lane).or_default();
            match of_lane.last_mut() {
                Some(Turn { to_us: end, place: at, share: of, .. })
                    if (*end, *at, *of) == (from_us, place, share) =>
                {
                    *end = to_us;
                }
                Some(_) | None => {
                    count += 1;
                    of_lane.push(Turn { from_us, to_us, place, share });
                }
            }
        }
        if count > MOST {
            return Turns::new();
        }
    }
    turns
}

/// Those who do not have a processor of their own, with their places and shares.
fn shared(computing: &[Thread], Processors { cores, gil }: Processors) -> Vec<(Thread, u128, Share)> {
    let apart = computing.iter().filter(|thread| thread.apart).count() as u128;
    let all = computing.len() as u128;
    let (of_inside, of_apart) = shares(u128::from(cores.max(1)), gil, all - apart, apart);
    // Each kind is counted alone, unless all share with all.
    let mut places = [0; 2];
    let place_of = |thread: &Thread| {
        let share = if thread.apart { of_apart } else { of_inside };
        let place = &mut places[usize::from(thread.apart && share.among != all)];
        *place += 1;
        (*thread, *place - 1, share)
    };
    let with_place = computing.iter().map(place_of);
    with_place.filter(|(.., share)| share.of < share.among).collect()
}

/// Who computes when. On an event loop those are the loop's own thread and the workers of the pools.
fn threads(trace: &Trace, workers: &[Worker]) -> Vec<Thread> {
    let jobs = |worker: &Worker| {
        let jobs = worker.jobs.spans.iter().filter(|span| span.computes);
        threads_of(worker.jobs.id.0, worker.pool == Pool::Processes, jobs).collect::<Vec<_>>()
    };
    let of_workers: Vec<Thread> = workers.iter().flat_map(jobs).collect();
    let alone = match trace.strategy {
        Strategy::Async => of_workers.is_empty(),
        Strategy::Sync => true,
        Strategy::Threads | Strategy::Processes => false,
    };
    if alone {
        return Vec::new();
    }
    let of_tasks = trace.tasks.iter().flat_map(|task| {
        let own = task.spans.iter().filter(|span| span.state == SpanState::Computing);
        threads_of(task.id.0, trace.strategy == Strategy::Processes, own)
    });
    of_tasks.chain(of_workers).collect()
}

fn threads_of<'a>(
    lane: u32,
    apart: bool,
    spans: impl Iterator<Item = &'a Span>,
) -> impl Iterator<Item = Thread> {
    let lasting = spans.filter(|span| span.to_us > span.from_us);
    lasting.map(move |span| Thread { lane, from_us: span.from_us, to_us: span.to_us, apart })
}
