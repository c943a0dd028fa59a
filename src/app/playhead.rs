//! Where the page stands in a predicted run: after so many events, at a moment of its time.

use crate::trace::{Micros, Trace};

/// The playhead. Many events share a microsecond, so the step says more than the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Playhead {
    /// How many events have happened.
    pub step: usize,
    /// When that is, in µs; while it plays, between two events.
    pub t_us: Micros,
    /// Whether it moves by itself.
    pub playing: bool,
    /// How fast, when it does.
    pub speed: Speed,
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
    /// To the state after all that happens up to this moment, in µs.
    ToTime(Micros),
    /// To the state after so many events.
    ToStep(usize),
    /// Plays, from the start if it stands at the end; or pauses.
    Toggle,
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
    /// At the end of a run's picture, where all of it is seen.
    pub fn at_end(trace: &Trace, speed: Speed) -> Self {
        Self { step: trace.events.len(), t_us: trace.picture_us(), playing: false, speed }
    }

    /// Whether it stands at the end.
    pub fn is_at_end(&self, trace: &Trace) -> bool {
        self.step == trace.events.len()
    }

    /// Where it stands after a move.
    pub fn moved(self, trace: &Trace, to: Move) -> Self {
        let paused = Self { playing: false, ..self };
        match to {
            Move::ToStart => paused.at_step(trace, 0),
            Move::ToEnd => Self::at_end(trace, self.speed),
            Move::Back => paused.at_step(trace, self.step.saturating_sub(1)),
            Move::On => paused.at_step(trace, self.step + 1),
            Move::ToTime(t_us) => paused.at_time(trace, t_us),
            Move::ToStep(step) => paused.at_step(trace, step),
            Move::Toggle if self.playing => paused,
            Move::Toggle if self.is_at_end(trace) => Self { playing: true, ..self.at_step(trace, 0) },
            Move::Toggle => Self { playing: true, ..self },
            Move::Tick(_) if !self.playing => self,
            Move::Tick(us) => {
                let on = self.at_time(trace, self.t_us + us * u64::from(self.speed.0) / 4);
                Self { playing: !on.is_at_end(trace), ..on }
            }
            Move::Speed(speed) => Self { speed, ..self },
        }
    }

    fn at_step(self, trace: &Trace, step: usize) -> Self {
        let step = step.min(trace.events.len());
        let t_us = step.checked_sub(1).map_or(0, |last| trace.events[last].t_us);
        Self { step, t_us, ..self }
    }

    fn at_time(self, trace: &Trace, t_us: Micros) -> Self {
        let end_us = trace.events.last().map_or(0, |event| event.t_us);
        let step = trace.events.partition_point(|event| event.t_us <= t_us);
        Self { step, t_us: t_us.min(end_us), ..self }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::run::predict;
    use crate::script::compile;

    fn trace() -> Trace {
        predict(Rc::new(compile("a: sleep 1\nb: sleep 2").expect("sound")))
    }

    fn moves(moves: &[Move]) -> Playhead {
        let trace = trace();
        let start = Playhead::at_end(&trace, Speed::default());
        moves.iter().fold(start, |playhead, to| playhead.moved(&trace, *to))
    }

    #[test]
    fn it_steps_from_event_to_event_both_ways_and_not_beyond() {
        let steps = trace().events.len();
        assert_eq!(moves(&[]).step, steps);
        assert_eq!(moves(&[Move::On]).step, steps);
        assert_eq!(moves(&[Move::Back]).step, steps - 1);
        assert_eq!(moves(&[Move::ToStart, Move::Back]).step, 0);
        assert_eq!(moves(&[Move::ToStart, Move::On, Move::On]).step, 2);
    }

    #[test]
    fn a_moment_shows_all_that_happens_in_it() {
        let at = moves(&[Move::ToTime(1_000_000)]);
        let trace = trace();
        assert!(trace.events[..at.step].iter().all(|event| event.t_us <= 1_000_000));
        assert!(trace.events[at.step..].iter().all(|event| event.t_us > 1_000_000));
        assert_eq!(at.t_us, 1_000_000);
    }

    #[test]
    fn playing_begins_anew_at_the_end_goes_at_its_speed_and_stops_by_itself() {
        let twice = Move::Speed(Speed::from_quarters(8).expect("a speed"));
        let half = moves(&[twice, Move::Toggle, Move::Tick(500_000)]);
        assert_eq!((half.t_us, half.playing), (1_000_000, true));
        let end = moves(&[twice, Move::Toggle, Move::Tick(500_000), Move::Tick(9_000_000)]);
        assert!(!end.playing && end.is_at_end(&trace()));
        assert_eq!(end.t_us, 2_000_000);
        assert_eq!(end.speed.label(), "2×", "the speed stays");
        assert!(!moves(&[Move::Toggle, Move::Tick(1), Move::On]).playing, "a step pauses");
        assert_eq!(moves(&[Move::ToStart, Move::Tick(1)]).step, 0, "nothing moves unless it plays");
    }
}
