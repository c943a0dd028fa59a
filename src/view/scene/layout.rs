//! Where axis, names, track and lanes stand, and which lane is at a height.

use super::bars::Strip;
use super::metrics::{Metrics, PAGE, PICTURE};
use super::names::title;
use super::shape::Point;
use crate::text::TimelineTexts;
use crate::view::{Row, Timeline, advance, cells};

/// The least width that the page draws, in px.
const LEAST_WIDTH: f64 = 240.0;

/// What a letter of a name in a picture is given at least, in px.
const NAME_CELL: f64 = 7.3;

/// More lanes than these are counted in a picture, not drawn, unless they have been chosen.
pub const MOST_LANES: usize = 50;

/// How far things may reach over the ends of the track, in px: marks, round ends.
pub const MARGIN: f64 = 8.0;

/// A lane: the loop's own, or one of the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneId {
    /// The loop's.
    Loop,
    /// A row's, by its place among the rows.
    Row(usize),
}

/// A timeline of some size, in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The measures.
    pub metrics: &'static Metrics,
    /// Whether there is a lane for an event loop.
    pub has_loop: bool,
    /// Where the axis begins.
    pub top: f64,
    /// Where the last lane ends, or is cut off.
    pub bottom: f64,
    /// How wide all of it is.
    pub width: f64,
    /// Where the track begins; the names stand left of it.
    pub left: f64,
    /// How wide the track is.
    pub track: f64,
    /// More lanes than these are counted, not drawn.
    pub most_lanes: usize,
}

impl Layout {
    /// In the page, in a window of some size: names take up to a third of its width.
    pub fn page(timeline: &Timeline, width: f64, height: f64) -> Self {
        let width = width.max(LEAST_WIDTH);
        let left = (width * 0.33).clamp(84.0, 132.0).round();
        Self::new(&PAGE, timeline.has_loop(), 0.0, width, left).down_to(height)
    }

    /// In a picture, from some height on, with lanes for these rows: its names take as much room as the longest of them,
    /// within limits.
    pub fn picture(timeline: &Timeline, rows: &[Row], top: f64, width: f64, texts: &TimelineTexts) -> Self {
        let wide = |text: &str| advance(text, PICTURE.name).max(cells(text) * NAME_CELL);
        let name = |row: &Row| {
            let title = title(timeline, *row, texts);
            wide(&title) + if title.contains(" × ") { 12.0 } else { 0.0 }
        };
        let has_loop = timeline.has_loop();
        let longest = if has_loop { wide(texts.event_loop) } else { 0.0 };
        let longest = rows.iter().map(name).fold(longest, f64::max);
        let most = ((width - 2.0 * PICTURE.pad) * 0.28).max(84.0);
        let left = PICTURE.pad + (longest + 14.0).clamp(70.0, most).round();
        let layout = Self { most_lanes: rows.len(), ..Self::new(&PICTURE, has_loop, top, width, left) };
        layout.with_lanes()
    }

    /// The same with a track that begins so far to the right.
    pub fn named(self, left: f64) -> Self {
        Self { left, track: self.left + self.track - left, ..self }
    }

    /// The same picture with other measures, by which its lanes are less high.
    pub fn with_metrics(self, metrics: &'static Metrics) -> Self {
        Self { metrics, ..self }.with_lanes()
    }

    /// As high as its lanes.
    #[expect(clippy::cast_precision_loss, reason = "pixels")]
    fn with_lanes(self) -> Self {
        self.down_to(self.lanes_top() + self.most_lanes as f64 * self.metrics.lane_height)
    }

    /// With no room for lanes.
    fn new(metrics: &'static Metrics, has_loop: bool, top: f64, width: f64, left: f64) -> Self {
        let track = width - metrics.pad - metrics.right - left;
        Self { metrics, has_loop, top, bottom: top, width, left, track, most_lanes: usize::MAX }
    }

    /// The same, to some height.
    fn down_to(self, bottom: f64) -> Self {
        Self { bottom, ..self }
    }

    /// How wide all of it is if the whole track is so wide.
    pub fn whole_width(&self, track: f64) -> f64 {
        self.width - self.track + track
    }

    /// How high all of it is with so many lanes.
    #[expect(clippy::cast_precision_loss, reason = "pixels")]
    pub fn whole_height(&self, lanes: usize) -> f64 {
        self.head_height() + lanes as f64 * self.metrics.lane_height + 4.0
    }

    /// Where the axis ends.
    pub fn axis_bottom(&self) -> f64 {
        self.top + self.metrics.axis_height
    }

    /// Where the lanes begin.
    pub fn lanes_top(&self) -> f64 {
        self.top + self.head_height()
    }

    /// The axis and, where there is a loop, its lane.
    fn head_height(&self) -> f64 {
        let metrics = self.metrics;
        if self.has_loop { metrics.head_height } else { metrics.axis_height + metrics.loop_gap }
    }

    /// How much of the lanes is seen at once.
    pub fn lanes_height(&self) -> f64 {
        (self.bottom - self.lanes_top()).max(0.0)
    }

    /// How high all of it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Where a lane's bars begin, and how high they are; the rows are scrolled so far.
    #[expect(clippy::cast_precision_loss, reason = "pixels")]
    pub fn bars(&self, lane: LaneId, scrolled: f64) -> (f64, f64) {
        let metrics = self.metrics;
        match lane {
            LaneId::Loop => (self.axis_bottom() + metrics.loop_gap, metrics.loop_bar_height),
            LaneId::Row(row) => {
                (self.lanes_top() + row as f64 * metrics.lane_height - scrolled, metrics.bar_height)
            }
        }
    }

    /// From where a lane's shapes, and the height of its name, are counted: the corner of its window, if it has one.
    pub fn corner(&self, lane: LaneId) -> Point {
        match lane {
            LaneId::Loop if self.metrics.clips => Point { x: self.left, y: self.top },
            LaneId::Row(_) if self.metrics.clips => Point { x: self.left, y: self.lanes_top() },
            LaneId::Loop | LaneId::Row(_) => Point { x: 0.0, y: 0.0 },
        }
    }

    /// The part of the track that a lane's bars have, counted from the lane's corner.
    pub(super) fn strip(&self, lane: LaneId, scrolled: f64) -> Strip {
        let (corner, (top, height)) = (self.corner(lane), self.bars(lane, scrolled));
        Strip { left: self.left - corner.x, top: top - corner.y, height }
    }

    /// The lane at a height; there need not be a row for it.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    pub fn lane_at(&self, y: f64, scrolled: f64) -> Option<LaneId> {
        if y < self.axis_bottom() {
            return None;
        }
        let below = y - self.lanes_top();
        let row = || ((below + scrolled) / self.metrics.lane_height) as usize;
        if below < 0.0 { self.has_loop.then_some(LaneId::Loop) } else { Some(LaneId::Row(row())) }
    }

    /// The rows that are seen, by their places.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    pub fn seen(&self, scrolled: f64) -> std::ops::Range<usize> {
        let last = ((scrolled + self.lanes_height()) / self.metrics.lane_height) as usize + 1;
        (scrolled / self.metrics.lane_height) as usize..last.min(self.most_lanes)
    }
}
