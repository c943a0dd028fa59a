//! Microseconds and lanes to pixels.

use crate::trace::Micros;

/// The least width that is drawn, in px.
const LEAST_WIDTH: f64 = 240.0;

pub const AXIS_HEIGHT: f64 = 36.0;
pub const LOOP_LANE_HEIGHT: f64 = 44.0;
pub const LANE_HEIGHT: f64 = 50.0;
pub const BAR_HEIGHT: f64 = 32.0;

/// Where things stand in a chart of some width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The whole width, in px.
    pub width: f64,
    /// Where the time axis begins; the names stand left of it.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// The time at its end, in µs.
    end_us: Micros,
}

impl Layout {
    pub fn new(width: f64, end_us: Micros) -> Self {
        let width = width.max(LEAST_WIDTH);
        let left = (width * 0.2).clamp(84.0, 132.0);
        Self { width, left, right: width - 26.0, end_us }
    }

    /// Where a moment stands, in px.
    #[expect(clippy::cast_precision_loss, reason = "pixels")]
    pub fn x(&self, t_us: Micros) -> f64 {
        self.left + (self.right - self.left) * (t_us as f64 / self.end_us as f64)
    }

    /// How many labelled ticks the axis has room for.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number, not negative"
    )]
    pub fn most_ticks(&self) -> u64 {
        ((self.right - self.left) / 40.0).max(2.0) as u64
    }

    /// How many letters of 12 px fit into so many px.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number, not negative"
    )]
    pub fn cells(px: f64) -> usize {
        (px.max(0.0) / 6.9) as usize
    }
}

/// A coordinate as SVG takes it, not negative: tenths of a pixel are enough, and what formats floats is large.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number, not negative")]
pub fn px(value: f64) -> String {
    let tenths = (value.max(0.0) * 10.0).round_ties_even() as u64;
    format!("{}.{}", tenths / 10, tenths % 10)
}
