//! Where the page stands in a predicted run: after so many events, at a moment of its time.

use crate::share::At;
use crate::trace::{Micros, Trace};
use crate::view::{Pace, Watched, pass_end};

/// The playhead. Many events share a microsecond, so the step says more than the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Playhead {
    /// How many events have happened.
    pub step: usize,
    /// When that is, in µs; while it plays, between two events.
    pub t_us: Micros,
    /// For how long it has dwelt there while it plays, in µs of who watches at 1×.
    held_us: Micros,
    /// Whether it moves by itself.
    pub motion: Motion,
    /// How fast, when it does.
    pub speed: Speed,
}

/// What moves the playhead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// Nothing but the reader.
    #[default]
    Still,
    /// Time: it plays.
    Playing,
    /// A live run, which it follows.
    Following,
}

/// Where the playhead is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Before the first event.
    ToStart,
    /// After the last.
    ToEnd,
    /// One event back.
    Back,
    /// One event on.
    On,
    /// After all that happens at the next moment: a pass of the loop.
    NextMoment,
    /// To the state after all that happens up to this moment, in µs.
    ToTime(Micros),
    /// To the state after so many events.
    ToStep(usize),
    /// Plays, from the start if it stands at the end; or, if it moves by itself, pauses.
    Toggle,
    /// To the start, to follow a live run from there.
    Follow,
    /// To what the live run that it follows has come to, in µs.
    Measured(Micros),
    /// Rests: the live run that it followed has ended.
    Rest,
    /// Goes on by so many µs of real time, if it plays.
    Tick(Micros),
    /// Plays this fast from now on.
    Speed(Speed),
}

/// How fast the playhead plays: seconds of the script a second, in quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speed(u32);

impl Speed {
    /// The speeds a person can choose, slowest first: ¼ to 16.
    pub const ALL: [Self; 7] = [Self(1), Self(2), Self(4), Self(8), Self(16), Self(32), Self(64)];

    /// A speed by its quarters, from 1 to those of the last of [`Speed::ALL`].
    pub fn from_quarters(quarters: u32) -> Option<Self> {
        (Self::ALL[0].0..=Self::ALL[6].0).contains(&quarters).then_some(Self(quarters))
    }

    /// Its quarters.
    pub fn quarters(self) -> u32 {
        self.0
    }

    /// As it is shown: `¼×`, `½×`, `2×`, `2½×`.
    pub fn label(self) -> String {
        let part = ["", "¼", "½", "¾"][self.0 as usize % 4];
        match self.0 / 4 {
            0 => format!("{part}×"),
            whole => format!("{whole}{part}×"),
        }
    }
}

impl Default for Speed {
    fn default() -> Self {
        Self(4)
    }
}

impl Playhead {
    /// At the beginning of a run; of one without events, at its end, where all of it is seen.
    pub fn at_start(trace: &Trace, speed: Speed) -> Self {
        let start = Self { speed, ..Self::default() };
        if trace.events.is_empty() { start.moved(trace, Move::ToEnd) } else { start }
    }

    /// Whether it moves by itself.
    pub fn is_moving(&self) -> bool {
        self.motion != Motion::Still
    }

    /// Whether it stands at the end.
    pub fn is_at_end(&self, trace: &Trace) -> bool {
        self.step == trace.events.len()
    }

    /// Where it stands, as a link says it. A time can be read and typed; but many events may share it.
    pub fn place(&self, trace: Option<&Trace>) -> At {
        let is_shared =
            |trace: &Trace| trace.events.partition_point(|event| event.t_us <= self.t_us) != self.step;
        if trace.is_some_and(is_shared) { At::Step(self.step) } else { At::Time(self.t_us) }
    }

    /// Where it stands after a move.
    pub fn moved(self, trace: &Trace, to: Move) -> Self {
        let paused = Self { motion: Motion::Still, ..self };
        match to {
            Move::ToStart => paused.at_step(trace, 0),
            Move::ToEnd => Self { t_us: trace.picture_us(), ..paused.at_step(trace, trace.events.len()) },
            Move::Back => paused.at_step(trace, self.step.saturating_sub(1)),
            Move::On => paused.at_step(trace, self.step + 1),
            Move::NextMoment => paused.at_step(trace, pass_end(&trace.events, self.step)),
            Move::ToTime(t_us) => paused.at_time(trace, t_us),
            Move::ToStep(step) => paused.at_step(trace, step),
            Move::Toggle if self.is_moving() => paused,
            Move::Toggle => {
                let from = if self.is_at_end(trace) { self.at_step(trace, 0) } else { self };
                Self { motion: Motion::Playing, ..from }
            }
            Move::Follow => Self { motion: Motion::Following, ..self.at_step(trace, 0) },
            Move::Measured(t_us) => self.at_time(trace, t_us),
            Move::Rest => paused,
            Move::Tick(_) if self.motion != Motion::Playing => self,
            Move::Tick(us) => {
                let on = self.played(trace, us * u64::from(self.speed.0) / 4);
                let motion = if on.is_at_end(trace) { Motion::Still } else { Motion::Playing };
                Self { motion, ..on }
            }
            Move::Speed(speed) => Self { speed, ..self },
        }
    }

    fn at_step(self, trace: &Trace, step: usize) -> Self {
        let step = step.min(trace.events.len());
        let t_us = step.checked_sub(1).map_or(0, |last| trace.events[last].t_us);
        Self { step, t_us, held_us: 0, ..self }
    }

    /// Goes on by so many µs of who watches at 1×.
    fn played(self, trace: &Trace, us: Micros) -> Self {
        let Self { step, t_us, held_us, .. } = self;
        let Watched { step, t_us, held_us } =
            Pace::of(trace).played(&trace.events, Watched { step, t_us, held_us }, us);
        Self { step, t_us, held_us, ..self }
    }

    fn at_time(self, trace: &Trace, t_us: Micros) -> Self {
        let end_us = trace.events.last().map_or(0, |event| event.t_us);
        let step = trace.events.partition_point(|event| event.t_us <= t_us);
        Self { step, t_us: t_us.min(end_us), held_us: 0, ..self }
    }
}
