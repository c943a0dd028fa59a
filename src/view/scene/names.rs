//! What lanes are called, and how that fits beside the track.

use super::Frame;
use super::shape::{Point, Text};
use crate::text::TimelineTexts;
use crate::trace::TaskOutcome;
use crate::view::{LaneOf, Letters, Row, Timeline, fit, fit_name};

/// Room between names and track, in px.
const GAP: f64 = 10.0;

/// How far right the sign of a folded group moves its name, in px.
const INDENT: f64 = 12.0;

/// A lane's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Whose it is, which decides how it looks.
    pub kind: NameKind,
    /// Where the sign of a folded group begins, a triangle 6 px wide and 9 px high.
    pub fold: Option<Point>,
    /// The name, cut to the room there is.
    pub text: Text,
    /// A second line: how many a group has, what is different from before.
    pub second: Option<Text>,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A task's, or that of a group.
    Task,
    /// That of a task that failed.
    Failed,
    /// A worker's.
    Worker,
    /// That of a lane which was only before.
    Gone,
}

impl NameKind {
    fn of(timeline: &Timeline, row: Row) -> Self {
        match row.now {
            None => Self::Gone,
            Some(LaneOf::Group(_)) => Self::Task,
            Some(LaneOf::Task(task)) if timeline.now.worker(task).is_some() => Self::Worker,
            Some(LaneOf::Task(task)) => match timeline.now.task(task).outcome {
                TaskOutcome::Failed => Self::Failed,
                TaskOutcome::Done | TaskOutcome::Cancelled | TaskOutcome::Stuck | TaskOutcome::Unfinished => {
                    Self::Task
                }
            },
        }
    }
}

/// What a row is called: a task's name, a worker's, or that of a group and how many there are.
pub fn title(timeline: &Timeline, row: Row, texts: &TimelineTexts) -> String {
    let run = timeline.run_of(row);
    run.map(|(index, lane)| index.title(lane, texts)).unwrap_or_default()
}

/// What is different from before, if there was a before.
pub fn difference(timeline: &Timeline, row: Row, texts: &TimelineTexts) -> Option<String> {
    let before = timeline.before.as_ref()?;
    Some(match (row.before, row.now) {
        (Some(was), Some(now)) => texts.units.change(before.end_us(was), timeline.now.end_us(now)),
        (Some(_), None) => texts.only_before.into(),
        (None, _) => texts.new.into(),
    })
}

impl Frame<'_> {
    /// A row's name, beside bars that begin at some height.
    pub(super) fn name(&self, row: Row, top: f64) -> Name {
        let (timeline, metrics) = (self.timeline, self.layout.metrics);
        let folded = matches!(row.now.or(row.before), Some(LaneOf::Group(_)));
        let x = metrics.pad + if folded { INDENT } else { 0.0 };
        let room = self.layout.left - GAP - x;
        let full = title(timeline, row, self.texts);
        let change = difference(timeline, row, self.texts);
        let kind = NameKind::of(timeline, row);
        let bold = matches!(kind, NameKind::Task | NameKind::Failed);
        let width = self.widths(Letters { bold, ..metrics.name });
        let (text, second) = match full.rsplit_once(" × ").filter(|_| folded) {
            Some((name, count)) if !metrics.two_line_names => {
                (in_one_line(name, &format!(" × {count}"), room, &width), change)
            }
            Some((name, count)) if width(&full) > room => {
                let change = change.map(|change| format!(" · {change}")).unwrap_or_default();
                (fit(name, room, &width).unwrap_or_default(), Some(format!("× {count}{change}")))
            }
            Some(_) => (full, change),
            None => (fit_name(&full, room, &width), change),
        };
        let y = top + metrics.bar_height / 2.0 + if second.is_some() { -2.5 } else { 4.5 };
        let second = second.and_then(|text| fit(&text, room + GAP / 2.0, &self.widths(metrics.second)));
        Name {
            kind,
            fold: folded.then_some(Point { x: metrics.pad + 1.0, y: y - 9.0 }),
            text: Text { x, y, text },
            second: second.map(|text| Text { x, y: y + 15.0, text }),
        }
    }
}

/// A group's name, cut so that its number fits behind it.
fn in_one_line(name: &str, count: &str, room: f64, width: &dyn Fn(&str) -> f64) -> String {
    fit(name, room - width(count), width).unwrap_or_default() + count
}
