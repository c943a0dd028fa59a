//! Where things stand in the chart, in px.

pub use crate::view::letters as cells;

/// The least width that is drawn.
const LEAST_WIDTH: f64 = 240.0;

/// Room right of the track, for the last tick's label.
const RIGHT: f64 = 26.0;

pub const AXIS_HEIGHT: f64 = 36.0;
pub const LOOP_LANE_HEIGHT: f64 = 44.0;
/// The axis and the loop's lane, which never scroll away.
pub const HEAD_HEIGHT: f64 = AXIS_HEIGHT + LOOP_LANE_HEIGHT;
pub const LOOP_BAR_TOP: f64 = AXIS_HEIGHT + 8.0;
pub const LOOP_BAR_HEIGHT: f64 = 16.0;
pub const LANE_HEIGHT: f64 = 50.0;
pub const BAR_HEIGHT: f64 = 32.0;

/// A chart of some size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The width of what is seen.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Where the track begins; the names stand left of it.
    pub left: f64,
    /// The width of the track.
    pub room: f64,
}

impl Layout {
    pub fn new(width: f64, height: f64) -> Self {
        let width = width.max(LEAST_WIDTH);
        let left = (width * 0.2).clamp(84.0, 132.0).round();
        Self { width, height, left, room: width - left - RIGHT }
    }

    /// How wide all of it is if the whole track is so wide.
    pub fn whole_width(&self, track: f64) -> f64 {
        self.width - self.room + track
    }

    /// The height for the lanes.
    pub fn lanes_height(&self) -> f64 {
        (self.height - HEAD_HEIGHT).max(0.0)
    }
}

/// How high all of it is with so many lanes.
#[expect(clippy::cast_precision_loss, reason = "pixels")]
pub fn whole_height(lanes: usize) -> f64 {
    HEAD_HEIGHT + lanes as f64 * LANE_HEIGHT + 4.0
}
