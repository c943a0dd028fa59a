//! The measures of a timeline, in px: one set for the page, one for pictures.

use crate::view::Letters;

/// How large things are and how far apart.
///
/// ```text
///  pad                left                            right, pad
/// │   │                │ label_rise  0 s      1 s        │   │
/// │   │  axis_height   │             │        │          │   │
/// │   │  event loop    │ loop_gap, then loop_bar_height  │   │  head_height
/// │   │ ───────────── rule below the loop's bars ─────── │   │
/// │   │  name          │ bar_height                      │   │  lane_height
/// │   │  name          │ bar_height                      │   │  lane_height
/// ```
#[derive(Debug, PartialEq)]
pub struct Metrics {
    /// Room at both sides of everything.
    pub pad: f64,
    /// Room right of the track, for the last tick's label.
    pub right: f64,
    /// The axis with its labels.
    pub axis_height: f64,
    /// How far above the end of the axis its labels stand.
    pub label_rise: f64,
    /// Room between the axis and the loop's bars.
    pub loop_gap: f64,
    /// The loop's bars.
    pub loop_bar_height: f64,
    /// Room between the loop's bars and the rule below them.
    pub rule_gap: f64,
    /// The axis and the loop's lane.
    pub head_height: f64,
    /// A lane, with the room below it.
    pub lane_height: f64,
    /// A lane's bars.
    pub bar_height: f64,
    /// Room between a lane's bars and the line of what was measured.
    pub line_gap: f64,
    /// The bars of the run before.
    pub before_height: f64,
    /// The axis's labels.
    pub axis: Letters,
    /// Names; that of the loop and those of workers are not bold.
    pub name: Letters,
    /// What stands under a name.
    pub second: Letters,
    /// The texts on bars.
    pub label: Letters,
    /// Whether the lanes and their tracks are windows that cut off what reaches over their edges. What is in a window has
    /// coordinates from its corner (see [`super::Layout::corner`]).
    pub clips: bool,
    /// Whether a group's name and its number get a line each where one is too short for both.
    pub two_line_names: bool,
}

const NAME: Letters = Letters { size: 13.0, bold: true };
const SECOND: Letters = Letters { size: 11.5, bold: false };
const LABEL: Letters = Letters { size: 12.5, bold: true };

/// In the page, where it is scrolled and pointed at.
pub static PAGE: Metrics = Metrics {
    pad: 0.0,
    right: 26.0,
    axis_height: 36.0,
    label_rise: 18.0,
    loop_gap: 8.0,
    loop_bar_height: 14.0,
    rule_gap: 9.0,
    head_height: 74.0,
    lane_height: 34.0,
    bar_height: 23.0,
    line_gap: 2.0,
    before_height: 4.0,
    axis: Letters { size: 12.5, bold: false },
    name: NAME,
    second: SECOND,
    label: LABEL,
    clips: true,
    two_line_names: true,
};

/// In a picture, which is seen as a whole.
pub static PICTURE: Metrics = Metrics {
    pad: 24.0,
    right: 20.0,
    axis_height: 30.0,
    label_rise: 14.0,
    loop_gap: 6.0,
    loop_bar_height: 16.0,
    rule_gap: 11.0,
    head_height: 76.0,
    lane_height: 42.0,
    bar_height: 32.0,
    line_gap: 4.0,
    before_height: 6.0,
    axis: Letters { size: 12.0, bold: false },
    name: NAME,
    second: SECOND,
    label: LABEL,
    clips: false,
    two_line_names: false,
};

/// In a picture with more lanes than have room.
pub static CLOSE: Metrics =
    Metrics { lane_height: 30.0, bar_height: 23.0, line_gap: 2.0, before_height: 4.0, ..PICTURE };

/// In a picture with still more: a lane is as high as a line of text.
pub static DENSE: Metrics = Metrics {
    axis_height: 26.0,
    label_rise: 12.0,
    loop_gap: 5.0,
    loop_bar_height: 11.0,
    rule_gap: 7.0,
    head_height: 56.0,
    lane_height: 19.0,
    bar_height: 16.0,
    line_gap: 0.0,
    before_height: 2.0,
    ..PICTURE
};
