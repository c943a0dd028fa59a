//! Which moments of a run a GIF shows, and for how long: as playing goes, in the time that it may take.

use crate::trace::{Micros, Trace};
use crate::view::{Pace, Watched};

/// For how long a picture is shown, in hundredths of a second, where that makes no more than [`MOST`].
const PICTURE_CS: u32 = 10;
/// No more pictures are drawn, beside the last.
const MOST: u32 = 200;
/// The last picture rests: for a fifth of the time, but no longer than this, in hundredths of a second.
const MOST_REST_CS: u32 = 200;

/// A picture of a GIF.
pub(super) struct Instant {
    /// After so many events.
    pub(super) step: usize,
    /// At this moment, in µs.
    pub(super) t_us: Micros,
    /// For how long it is shown, in hundredths of a second.
    pub(super) for_cs: u16,
}

/// The pictures, one after the other.
pub(super) struct Times {
    pace: Pace,
    at: Watched,
    /// How many pictures have been, of how many beside the last.
    done: u32,
    pictures: u32,
    play_cs: u32,
    rest_cs: u32,
}

impl Times {
    /// Those of a run in so many seconds.
    pub(super) fn new(trace: &Trace, seconds: u32) -> Self {
        let all_cs = seconds * 100;
        let rest_cs = (all_cs / 5).min(MOST_REST_CS);
        let play_cs = all_cs - rest_cs;
        let pictures = (play_cs / PICTURE_CS).min(MOST);
        Self { pace: Pace::of(trace), at: Watched::default(), done: 0, pictures, play_cs, rest_cs }
    }

    /// The next one.
    pub(super) fn next(&mut self, trace: &Trace) -> Option<Instant> {
        let (at, until) = (self.done, self.done + 1);
        if at > self.pictures {
            return None;
        }
        self.done = until;
        if at == self.pictures {
            return Some(instant(trace.events.len(), trace.picture_us(), self.rest_cs));
        }
        let for_cs = self.play_cs * until / self.pictures - self.play_cs * at / self.pictures;
        if trace.events.is_empty() {
            return Some(instant(0, self.part(trace.picture_us(), at), for_cs));
        }
        let length_us = self.pace.length_us();
        let on_us = self.part(length_us, at) - self.part(length_us, at.saturating_sub(1));
        self.at = self.pace.played(&trace.events, self.at, on_us);
        Some(instant(self.at.step, self.at.t_us, for_cs))
    }

    /// How far it is, in percent.
    pub(super) fn percent(&self) -> u32 {
        self.done * 100 / (self.pictures + 1)
    }

    /// The part of a time that has passed at a picture.
    fn part(&self, us: Micros, picture: u32) -> Micros {
        let part = u128::from(us) * u128::from(picture) / u128::from(self.pictures);
        Micros::try_from(part).unwrap_or(us)
    }
}

fn instant(step: usize, t_us: Micros, for_cs: u32) -> Instant {
    Instant { step, t_us, for_cs: u16::try_from(for_cs).unwrap_or(u16::MAX) }
}
