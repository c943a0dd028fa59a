//! What a timeline shows, in pixels: axis, lanes, bars, marks, names, legend. Whoever paints it, `ui/timeline` as DOM and
//! `export/svg` as a picture, goes through its shapes and gives them colours; what there is and where is decided here
//! alone. Nothing is in a scene that is not seen, so that it costs what is in the window and not what is in the run.

mod bars;
mod ends;
mod fading;
mod hit;
mod lane;
mod layout;
mod legend;
mod metrics;
mod names;
mod pauses;
mod shape;
mod stack;

pub use hit::Hit;
pub use lane::{Lane, LoopLane};
pub use layout::{LaneId, Layout, MARGIN, MOST_LANES};
pub use legend::{LegendEntry, Sign, legend};
pub use metrics::{CLOSE, DENSE, Metrics, PAGE, PICTURE};
pub use names::{Name, NameKind, difference, title};
pub use shape::{Bar, Fading, Mark, Point, Rect, Shape, StackedBar, Text};

use super::{Lens, Letters, Measure, Row, Timeline, ticks};
use crate::text::TimelineTexts;

/// What a letter of the axis takes at least, in px.
const CELL: f64 = 6.9;

/// What is looked at, and how.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The runs.
    pub timeline: &'a Timeline,
    /// Its lanes.
    pub rows: &'a [Row],
    /// Where things stand.
    pub layout: Layout,
    /// The part of the time that is seen; its room is the layout's track.
    pub lens: Lens,
    /// How far the rows are scrolled, in px.
    pub scrolled: f64,
    /// How wide its texts are: in the browser's letters, or in those of pictures.
    pub measure: Measure,
    /// The texts of its language.
    pub texts: &'a TimelineTexts,
}

/// A timeline as it is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The time axis.
    pub axis: Axis,
    /// The loop's own lane, which never scrolls away; where there is a loop.
    pub loop_lane: Option<LoopLane>,
    /// The lanes that are seen, from the top.
    pub lanes: Vec<Lane>,
    /// Where the picture of a run ends that goes on, as high as the axis's ticks, in px; if that is seen.
    pub picture_end: Option<f64>,
    /// How many lanes are not drawn for want of room, if any.
    pub more: Option<Text>,
    /// Where all of it ends, in px.
    pub bottom: f64,
}

/// The time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// A label each tick, around its x.
    pub labels: Vec<Text>,
    /// Where the ticks' lines begin, in px.
    pub top: f64,
    /// Where they end, in px.
    pub bottom: f64,
}

impl Frame<'_> {
    /// How wide texts are in these letters.
    fn widths(&self, letters: Letters) -> impl Fn(&str) -> f64 {
        let measure = self.measure;
        move |text| measure(text, letters)
    }

    /// What is seen.
    pub fn scene(&self) -> Scene {
        let Self { rows, layout, .. } = self;
        let seen = layout.seen(self.scrolled);
        let lanes = rows.iter().enumerate().take(seen.end).skip(seen.start);
        let left_out = rows.len().saturating_sub(layout.most_lanes);
        let more = (left_out > 0).then(|| Text {
            x: layout.metrics.pad,
            y: layout.bottom + 12.0,
            text: format!("… {}", (self.texts.more)(left_out)),
        });
        Scene {
            axis: self.axis(),
            picture_end: self.picture_end(),
            loop_lane: layout.has_loop.then(|| self.loop_lane()),
            lanes: lanes.map(|(number, row)| self.lane(number, *row)).collect(),
            bottom: layout.bottom + if more.is_some() { 24.0 } else { 0.0 },
            more,
        }
    }

    fn picture_end(&self) -> Option<f64> {
        let x = self.lens.x(self.timeline.now.trace.picture_end?.t_us);
        (0.0..=self.lens.room).contains(&x).then_some(self.layout.left + x)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number, not negative"
    )]
    fn axis(&self) -> Axis {
        let Self { layout, lens, .. } = self;
        let y = layout.axis_bottom() - layout.metrics.label_rise;
        // As wide as letters are where they are read, so that labels never run into each other.
        let cell = (self.measure)("000 ms", layout.metrics.axis) / 6.0;
        let ticks = ticks(
            lens.t_us(0.0),
            lens.t_us(lens.room),
            (lens.room / cell.max(CELL)) as u64,
            self.texts.units,
        );
        let label = |tick: super::Tick| Text { x: layout.left + lens.x(tick.t_us), y, text: tick.label };
        Axis {
            labels: ticks.into_iter().map(label).collect(),
            top: layout.axis_bottom() - 8.0,
            bottom: layout.bottom - 4.0,
        }
    }
}
