//! Lines over areas, one by one: `<pattern>` is lost in PowerPoint when a picture is taken apart, and in some programs
//! that make PDF of SVG.

use super::style::{Hatch, Lines};
use crate::view::Path;

/// More lines than this are not drawn in a picture: whoever sees that many sees none of them.
const MOST: usize = 20_000;

/// What lines are drawn over, in px.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// How many lines may still be drawn in a picture.
pub(super) struct LinesLeft(usize);

impl LinesLeft {
    pub(super) fn new() -> Self {
        Self(MOST)
    }

    /// The lines over some areas, as if one sheet of them lay under all; those shorter than `least` px are left out.
    pub(super) fn lines(&mut self, hatch: &Hatch, areas: &[Area], least: f64) -> Path {
        let mut path = Path::default();
        let mut draw = |slope| {
            let found = segments(slope, hatch.apart, areas).into_iter();
            // Dots begin where the sheet has one.
            let dotted = matches!(hatch.lines, Lines::Dotted);
            let from = |from: f64| if dotted { (from / hatch.apart).ceil() * hatch.apart } else { from };
            let seen = found.map(|line| Segment { from: from(line.from), ..line });
            for line in seen.filter(|line| line.to - line.from >= least) {
                let Some(left) = self.0.checked_sub(1) else { return };
                self.0 = left;
                slope.draw(&mut path, &line);
            }
        };
        match hatch.lines {
            Lines::Rising => draw(Slope::Rising),
            Lines::Falling => draw(Slope::Falling),
            Lines::Crossed => [Slope::Rising, Slope::Falling].into_iter().for_each(draw),
            Lines::Dotted | Lines::Level => draw(Slope::Level),
            Lines::Upright => draw(Slope::Upright),
        }
        path
    }
}

/// Where the points of a line lie.
#[derive(Clone, Copy)]
enum Slope {
    /// `x + y` is the same.
    Rising,
    /// `x - y` is the same.
    Falling,
    /// `y` is the same.
    Level,
    /// `x` is the same.
    Upright,
}

/// A part of a line: what is the same along it, and from where to where it goes, from left to right (upright: down).
#[derive(Clone, Copy)]
struct Segment {
    same: f64,
    from: f64,
    to: f64,
}

impl Slope {
    /// The lines that may cross an area.
    fn between(self, area: &Area) -> (f64, f64) {
        match self {
            Self::Rising => (area.left + area.top, area.right + area.bottom),
            Self::Falling => (area.left - area.bottom, area.right - area.top),
            Self::Level => (area.top, area.bottom),
            Self::Upright => (area.left, area.right),
        }
    }

    /// The part of a line that is in an area.
    fn within(self, same: f64, area: &Area) -> Segment {
        let (from, to) = match self {
            Self::Rising => (area.left.max(same - area.bottom), area.right.min(same - area.top)),
            Self::Falling => (area.left.max(same + area.top), area.right.min(same + area.bottom)),
            Self::Level => (area.left, area.right),
            Self::Upright => (area.top, area.bottom),
        };
        Segment { same, from, to }
    }

    fn draw(self, path: &mut Path, &Segment { same, from, to }: &Segment) {
        match self {
            Self::Rising => path.to('M', &[from, same - from]).to('L', &[to, same - to]),
            Self::Falling => path.to('M', &[from, from - same]).to('L', &[to, to - same]),
            Self::Level => path.to('M', &[from, same]).to('H', &[to]),
            Self::Upright => path.to('M', &[same, from]).to('V', &[to]),
        };
    }
}

/// The parts of lines that are in areas; those that touch are one.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "pixels")]
fn segments(slope: Slope, apart: f64, areas: &[Area]) -> Vec<Segment> {
    let of_area = |area: &Area| {
        let (first, last) = slope.between(area);
        let area = *area;
        // Half a step off, so that no line runs along an edge.
        let places = ((first / apart - 0.5).ceil() as i64)..=((last / apart - 0.5).floor() as i64);
        places.map(move |place| slope.within((place as f64 + 0.5) * apart, &area))
    };
    let mut found: Vec<Segment> = areas.iter().flat_map(of_area).filter(|line| line.to > line.from).collect();
    found.sort_by(|a, b| a.same.total_cmp(&b.same).then(a.from.total_cmp(&b.from)));
    let mut joined: Vec<Segment> = Vec::new();
    for line in found {
        match joined.last_mut().filter(|last| last.same == line.same && line.from <= last.to) {
            Some(last) => last.to = last.to.max(line.to),
            None => joined.push(line),
        }
    }
    joined
}
