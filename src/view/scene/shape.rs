//! What a timeline is drawn with. Whoever paints it matches on these, so that the compiler names every painter that
//! does not know a new one.

use strum::EnumCount;

use crate::text::TimelineTexts;
use crate::trace::{SpanState, TaskOutcome};
use crate::view::Path;

/// A place, in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A rectangle, in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// A text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where it begins (a label of the axis: its middle), in px.
    pub x: f64,
    /// Its baseline, in px.
    pub y: f64,
    /// What it says, cut to the room there is.
    pub text: String,
}

/// Something on the track.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Bars, from left to right.
    Bars(Vec<Bar>),
    /// How many are in which state: state by state, each from left to right.
    Stack(Vec<StackedBar>),
    /// What was measured, as thin lines.
    Measured(Vec<Rect>),
    /// What goes on beyond the end of the run, paler and paler.
    Fading(Fading),
    /// Moments, from left to right.
    Marks(Mark, Vec<Point>),
}

/// A bar that fades out.
#[derive(Clone, Debug, PartialEq)]
pub struct Fading {
    /// The state.
    pub state: SpanState,
    /// Its parts from left to right, and how much of its colours each has, in hundredths.
    pub slices: Vec<(Rect, u32)>,
    /// What it says, if no bar before it does.
    pub label: Option<Text>,
}

/// A task in a state for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The state.
    pub state: SpanState,
    /// Where it is.
    pub rect: Rect,
    /// Whether its colour is all that can be seen of it.
    pub narrow: bool,
    /// Where another thread has the processor, as high as the bar; there it is [thin](Rect::thin).
    pub pauses: Vec<Rect>,
    /// What it says.
    pub label: Option<Text>,
}

/// How many are in a state for a while, on top of those in the states below; in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StackedBar {
    /// The state.
    pub state: SpanState,
    /// Its left edge.
    pub left: f64,
    /// Its right edge: the left one of its neighbour, to the bit.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// What is marked at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount)]
pub enum Mark {
    /// A task printed a line.
    Printed,
    /// A task failed.
    Failed,
    /// A task was cancelled.
    Cancelled,
    /// A task waits for ever.
    Stuck,
}

impl Mark {
    /// All of them, in the order of the legend.
    pub const ALL: [Self; Self::COUNT] = [Self::Printed, Self::Failed, Self::Cancelled, Self::Stuck];

    /// The mark where a task ended that way, if that is marked.
    pub fn of_end(outcome: TaskOutcome) -> Option<Self> {
        match outcome {
            TaskOutcome::Failed => Some(Self::Failed),
            TaskOutcome::Cancelled => Some(Self::Cancelled),
            TaskOutcome::Stuck => Some(Self::Stuck),
            TaskOutcome::Done | TaskOutcome::Unfinished => None,
        }
    }

    /// What it means.
    pub fn text(self, texts: &TimelineTexts) -> &'static str {
        match self {
            Self::Printed => texts.printed_a_line,
            Self::Failed => texts.failed,
            Self::Cancelled => texts.cancelled,
            Self::Stuck => texts.stuck,
        }
    }

    /// Adds its outline around a point, so many px to each side: something to be filled and stroked, or to be stroked
    /// alone.
    pub fn outline(self, path: &mut Path, Point { x, y }: Point, half: f64) {
        match self {
            Self::Printed => path.dot(x, y, half),
            Self::Failed => {
                path.to('M', &[x - half, y - half]).to('L', &[x + half, y + half]);
                path.to('M', &[x + half, y - half]).to('L', &[x - half, y + half]);
            }
            // A circle that is crossed out.
            Self::Cancelled => {
                let across = half * std::f64::consts::FRAC_1_SQRT_2;
                path.dot(x, y, half);
                path.to('M', &[x - across, y + across]).to('L', &[x + across, y - across]);
            }
            // An hourglass.
            Self::Stuck => {
                let side = half * 0.8;
                path.to('M', &[x - side, y - half]).to('L', &[x + side, y - half]);
                path.to('L', &[x - side, y + half]).to('L', &[x + side, y + half]).to('z', &[]);
            }
        }
    }

    /// How far it reaches to each side on a lane, in px.
    pub fn half(self) -> f64 {
        match self {
            Self::Printed => 4.0,
            Self::Failed | Self::Cancelled | Self::Stuck => 5.0,
        }
    }
}
