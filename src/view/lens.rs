//! Time to pixels and back: which part of the time is seen, and how large.
//!
//! ```text
//!  0 µs                                             end_us
//!  ├──────────────────── whole ────────────────────────┤   px
//!  ├── left ──┤├──────── room ────────┤
//!             x = 0                   x = room             what is seen
//! ```

use super::timeline::Window;
use crate::trace::Micros;

/// The whole time is drawn at most this wide, in px: browsers place nothing reliably much beyond.
const MOST_PX: f64 = 8_000_000.0;

/// A track of some width on which the time from 0 to its end is drawn, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    /// The end of the time, in µs; more than 0.
    pub end_us: Micros,
    /// What is seen at once, in px; more than 0.
    pub room: f64,
    /// How wide the whole time is, in px; at least `room`.
    pub whole: f64,
    /// How much of that lies to the left of what is seen, in px.
    pub left: f64,
}

impl Lens {
    /// All of the time at once.
    pub fn fit(end_us: Micros, room: f64) -> Self {
        Self { end_us, room, whole: room, left: 0.0 }
    }

    /// `zoom` times as large as [`Lens::fit`], with so many px out of sight on the left; both as far as that goes.
    pub fn new(end_us: Micros, room: f64, zoom: f64, left: f64) -> Self {
        let whole = (room * zoom).clamp(room, MOST_PX.max(room)).round();
        // Scroll positions are whole pixels.
        Self { end_us, room, whole, left: left.clamp(0.0, whole - room).round() }
    }

    /// How many times as large as all at once.
    pub fn zoom(&self) -> f64 {
        self.whole / self.room
    }

    /// Larger by a factor; the moment at `x` px stays where it is.
    pub fn zoomed(&self, factor: f64, x: f64) -> Self {
        let at = (self.left + x) / self.whole;
        let larger = Self::new(self.end_us, self.room, self.zoom() * factor, 0.0);
        Self::new(self.end_us, self.room, larger.zoom(), at * larger.whole - x)
    }

    /// Where a moment is seen, in px; below 0 or beyond the room if it is not.
    #[expect(clippy::cast_precision_loss, reason = "pixels")]
    pub fn x(&self, t_us: Micros) -> f64 {
        self.whole * (t_us as f64 / self.end_us as f64) - self.left
    }

    /// The part of a stretch that is seen, and a little more, so that its ends are out of sight, in px.
    pub fn stretch(&self, from_us: Micros, to_us: Micros) -> (f64, f64) {
        (self.x(from_us).max(-20.0), self.x(to_us).min(self.room + 20.0))
    }

    /// The moment at a place, in µs.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "within the time"
    )]
    pub fn t_us(&self, x: f64) -> Micros {
        let part = ((self.left + x) / self.whole).clamp(0.0, 1.0);
        (part * self.end_us as f64).round() as Micros
    }

    /// The roundest moment within the pixel that a moment is seen in, in µs.
    pub fn round(&self, t_us: Micros) -> Micros {
        let power = 10u64.pow(self.length_us(1.0).max(1).ilog10());
        t_us / power * power
    }

    /// How long so many px are, in µs.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a part of the time"
    )]
    pub fn length_us(&self, px: f64) -> Micros {
        (px / self.whole * self.end_us as f64) as Micros
    }

    /// The part of the time that is seen; what is narrower than `grain` px is not seen by itself.
    pub fn window(&self, grain: f64) -> Window {
        let to_us = self.t_us(self.room).saturating_add(1);
        Window { from_us: self.t_us(0.0), to_us, grain_us: self.length_us(grain).max(1) }
    }

    /// Moved so that a moment is seen, if it is not: near the left, for what comes next.
    pub fn showing(&self, t_us: Micros) -> Self {
        let x = self.x(t_us);
        if (0.0..=self.room).contains(&x) {
            return *self;
        }
        Self::new(self.end_us, self.room, self.zoom(), self.left + x - self.room * 0.1)
    }
}
