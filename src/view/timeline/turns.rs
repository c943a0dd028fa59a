//! Where threads share a processor: who has it in turn with how many others.
//!
//! A system switches between threads every few milliseconds, which no picture shows at its true size. So turns are drawn as
//! slots of one width, counted from the beginning of the time: at each place as many of those who share have their turn as
//! compute at once. How long each takes is exact all the same.

use super::workers::Worker;
use crate::run::{Share, shares};
use crate::script::program::Pool;
use crate::trace::{Micros, Processors, Span, SpanState, Strategy, Trace};

/// More turns than these, or those of more threads, are not computed: whoever sees that many sees none of them.
const MOST: usize = 200_000;
const MOST_THREADS: usize = 20_000;

/// A stretch in which a thread computes in turn with the same others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its start, in µs.
    pub from_us: Micros,
    /// Its end, in µs.
    pub to_us: Micros,
    /// The place of the thread among those who share, from 0.
    place: u32,
    /// So many of so many have their turn at once.
    of: u32,
    among: u32,
}

impl Turn {
    /// Whether it is the thread's turn in a slot.
    pub fn has(&self, slot: u32) -> bool {
        (slot % self.among + self.among - self.place % self.among) % self.among < self.of
    }
}

/// The turns of each lane, by its number, in order.
#[derive(Debug, Default)]
pub(super) struct Turns(Vec<Vec<Turn>>);

impl Turns {
    /// The turns of a lane.
    pub(super) fn get(&self, lane: &u32) -> Option<&Vec<Turn>> {
        self.0.get(*lane as usize)
    }

    /// Whether nobody shares.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

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
    if threads.is_empty() || threads.len() > MOST_THREADS {
        return Turns::default();
    }
    threads.sort_by_cached_key(|thread| (thread.from_us, u64::from(thread.lane)));
    let mut ends: Vec<Micros> = threads.iter().flat_map(|thread| [thread.from_us, thread.to_us]).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut turns = vec![Vec::new(); trace.tasks.len() + workers.len()];
    let mut count = 0;
    let mut computing: Vec<Thread> = Vec::new();
    let mut next = threads.into_iter().peekable();
    for stretch in ends.windows(2) {
        let &[from_us, to_us] = stretch else { continue };
        computing.retain(|thread| thread.to_us > from_us);
        while let Some(thread) = next.next_if(|thread| thread.from_us <= from_us) {
            computing.push(thread);
        }
        for (lane, (place, of, among)) in shared(&computing, trace.processors) {
            let of_lane: &mut Vec<Turn> = &mut turns[lane as usize];
            match of_lane.last_mut() {
                Some(last)
                    if last.to_us == from_us && (last.place, last.of, last.among) == (place, of, among) =>
                {
                    last.to_us = to_us;
                }
                Some(_) | None => {
                    count += 1;
                    of_lane.push(Turn { from_us, to_us, place, of, among });
                }
            }
        }
        if count > MOST {
            return Turns::default();
        }
    }
    Turns(turns)
}

/// The lanes of those who do not have a processor of their own, with their places and shares: so many of so many.
fn shared(computing: &[Thread], Processors { cores, gil }: Processors) -> Vec<(u32, (u32, u32, u32))> {
    let apart = computing.iter().filter(|thread| thread.apart).count();
    let all = computing.len();
    let (inside, apart) = shares(cores.max(1).into(), gil, (all - apart) as u128, apart as u128);
    // Each kind is counted alone, unless all share with all.
    let mut places = [0; 2];
    let mut found = Vec::new();
    for thread in computing {
        let Share { of, among } = if thread.apart { apart } else { inside };
        let place = &mut places[usize::from(thread.apart && among != all as u128)];
        if of < among {
            found.push((thread.lane, (*place, small(of), small(among))));
        }
        *place += 1;
    }
    found
}

/// A number of threads or processors.
fn small(number: u128) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
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
