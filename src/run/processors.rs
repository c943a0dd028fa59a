//! Who computes how fast: threads that share processors evenly (max-min fair, in continuous time).
//!
//! Time and work are fixed-point µs with 32 binary places, so that shares like a third of a core add up: a
//! whole run's rounding stays far below a microsecond. A clock shows an end at the first whole µs at or after it.

use crate::script::program::Machinery;
use crate::trace::Micros;

/// µs in fixed point.
type Fixed = u128;

const PLACES: u32 = 32;
/// Work that is less than this, about 0.0002 µs, is done: what is left of it is rounding.
const NOTHING: Fixed = 1 << 20;

/// What a thread is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// Computing in the interpreter's own process.
    Computing,
    /// Computing in a process of its own.
    ComputingApart,
    /// Nothing that takes a processor.
    Blocking,
}

struct Thread<W> {
    work: W,
    doing: Doing,
    left: Fixed,
}

/// The processors and the threads on them. `W` tells whoever started a thread which work it did.
pub(super) struct Processors<W> {
    cores: u128,
    gil: bool,
    now: Fixed,
    /// In the order in which they started.
    threads: Vec<Thread<W>>,
}

/// A share of a core, as a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// So much.
    pub of: u128,
    /// Of so much; more than 0.
    pub among: u128,
}

/// What each of the `inside` threads of the interpreter gets that compute, and each of those that compute in `apart` other
/// processes.
///
/// Everybody gets the same share, but nobody more than a core, and under the GIL the interpreter's threads
/// together no more than one: what they cannot use goes to the others.
pub fn shares(cores: u128, gil: bool, inside: u128, apart: u128) -> (Share, Share) {
    let whole = Share { of: 1, among: 1 };
    let even = Share { of: cores, among: inside + apart };
    let fair = if inside + apart <= cores { whole } else { even };
    // Under the GIL, are the interpreter's threads held back further than by sharing evenly?
    if !gil || inside == 0 || fair.of * inside <= fair.among {
        return (fair, fair);
    }
    let left = Share { of: cores - 1, among: apart.max(1) };
    (Share { of: 1, among: inside }, if apart < cores { whole } else { left })
}

impl<W: Copy> Processors<W> {
    pub(super) fn new(machinery: Machinery) -> Self {
        Self { cores: u128::from(machinery.cores), gil: machinery.gil, now: 0, threads: Vec::new() }
    }

    /// Whether nobody is on them.
    pub(super) fn are_idle(&self) -> bool {
        self.threads.is_empty()
    }

    /// Lets everybody work until `now_us`, by which nobody has ended.
    pub(super) fn catch_up(&mut self, now_us: Micros) {
        self.advance(fixed(now_us));
    }

    /// A thread starts, at the moment up to which everybody has worked, with so many µs of work.
    pub(super) fn start(&mut self, work: W, doing: Doing, us: Micros) {
        self.threads.push(Thread { work, doing, left: fixed(us) });
    }

    /// When the next thread ends, in µs, if nobody starts before.
    pub(super) fn next_end_us(&self) -> Option<Micros> {
        self.next_end().map(shown)
    }

    /// Lets time pass up to the next thread's end; the work that is done then, in the order of its start.
    pub(super) fn end_next(&mut self) -> Vec<W> {
        let Some(end) = self.next_end() else { return Vec::new() };
        self.advance(end);
        let done = |thread: &Thread<W>| thread.left < NOTHING;
        let ended = self.threads.iter().filter(|thread| done(thread)).map(|thread| thread.work).collect();
        self.threads.retain(|thread| !done(thread));
        ended
    }

    fn next_end(&self) -> Option<Fixed> {
        let (inside, apart) = self.shares();
        let end = |thread: &Thread<W>| {
            let Share { of, among } = share(thread.doing, inside, apart);
            self.now + (thread.left * among).div_ceil(of)
        };
        self.threads.iter().map(end).min()
    }

    /// Lets everybody work until a moment at which nobody has ended before.
    fn advance(&mut self, to: Fixed) {
        let passed = to.saturating_sub(self.now);
        let (inside, apart) = self.shares();
        for thread in &mut self.threads {
            let Share { of, among } = share(thread.doing, inside, apart);
            thread.left = thread.left.saturating_sub(passed * of / among);
        }
        self.now = self.now.max(to);
    }

    fn shares(&self) -> (Share, Share) {
        let count = |doing| self.threads.iter().filter(|thread| thread.doing == doing).count() as u128;
        shares(self.cores, self.gil, count(Doing::Computing), count(Doing::ComputingApart))
    }
}

fn share(doing: Doing, inside: Share, apart: Share) -> Share {
    match doing {
        Doing::Computing => inside,
        Doing::ComputingApart => apart,
        Doing::Blocking => Share { of: 1, among: 1 },
    }
}

fn fixed(us: Micros) -> Fixed {
    Fixed::from(us) << PLACES
}

/// The first whole µs at or after a moment.
fn shown(time: Fixed) -> Micros {
    u64::try_from(time.saturating_sub(NOTHING).div_ceil(1 << PLACES)).unwrap_or(Micros::MAX)
}
