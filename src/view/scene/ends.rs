//! How tasks ended, at the ends of their lanes: marks, and waits that go on beyond the end of the run.

use super::bars::{Strip, Words};
use super::fading::{fading, fading_stack};
use super::lane::MARK_GRAIN;
use super::shape::{Mark, Point, Shape};
use super::{Frame, MARGIN};
use crate::view::{Ends, LaneOf};

impl Frame<'_> {
    /// What goes on for ever in a lane, and the marks of its ends.
    pub(super) fn ends(&self, lane: LaneOf, strip: Strip) -> (Option<Shape>, Vec<Shape>) {
        match lane {
            LaneOf::Task(task) => (self.fading_of_task(task, strip), self.end_of_task(task, strip)),
            LaneOf::Group(group) => {
                let ends = self.timeline.now.ends(group);
                (self.fading_of_group(group, ends, strip), self.ends_of_group(ends, strip))
            }
        }
    }

    /// The wait of a task that never ends, beyond the end of the run.
    fn fading_of_task(&self, task: u32, strip: Strip) -> Option<Shape> {
        let trace = &self.timeline.now.trace;
        let wait = trace.endless_wait(self.timeline.now.task(task))?;
        let width = self.widths(self.layout.metrics.label);
        let words = Words { texts: self.texts, strategy: trace.strategy, width: &width };
        fading(wait, &self.lens, strip, &words).map(Shape::Fading)
    }

    /// The same of all in a group that wait so, as high as they are many.
    fn fading_of_group(&self, group: u32, ends: &Ends, strip: Strip) -> Option<Shape> {
        let wait = ends.endless.first()?;
        let peak = self.timeline.now.density(group).peak;
        fading_stack(wait, (ends.endless.len(), peak), &self.lens, strip).map(Shape::Fading)
    }

    /// Who waits for ever does so at the end of the track.
    fn end_of_task(&self, task: u32, strip: Strip) -> Vec<Shape> {
        let index = &self.timeline.now;
        let ended = index.task(task);
        let goes_on = index.trace.endless_wait(ended).is_some();
        let end_us = if goes_on { self.lens.end_us } else { index.end_us(LaneOf::Task(task)) };
        let x = self.lens.x(end_us);
        let mark = Mark::of_end(ended.outcome).filter(|_| {
            // What lies behind the end of the picture is not drawn.
            let is_drawn = goes_on || end_us <= index.trace.picture_us();
            is_drawn && (-MARGIN..self.lens.room + MARGIN).contains(&x)
        });
        mark.map(|mark| Shape::Marks(mark, vec![middle(strip, x)])).into_iter().collect()
    }

    /// Marks that are closer than can be told apart are one.
    fn ends_of_group(&self, ends: &Ends, strip: Strip) -> Vec<Shape> {
        let lens = &self.lens;
        let to_us = lens.t_us(lens.room + MARGIN).min(self.timeline.now.trace.picture_us());
        let from_us = lens.t_us(-MARGIN);
        let first = ends.early.partition_point(|(t_us, _)| *t_us < from_us);
        let seen = ends.early[first..].iter().take_while(|(t_us, _)| *t_us <= to_us);
        let mut marks: [Vec<Point>; Mark::ALL.len()] = Default::default();
        for (t_us, outcome) in seen {
            let Some(mark) = Mark::of_end(*outcome) else { continue };
            let (x, points) = (lens.x(*t_us), &mut marks[mark as usize]);
            if points.last().is_none_or(|last| strip.left + x >= last.x + MARK_GRAIN) {
                points.push(middle(strip, x));
            }
        }
        if !ends.endless.is_empty() && lens.x(lens.end_us) < lens.room + MARGIN {
            marks[Mark::Stuck as usize].push(middle(strip, lens.x(lens.end_us)));
        }
        let marks = Mark::ALL.into_iter().zip(marks).filter(|(_, points)| !points.is_empty());
        marks.map(|(mark, points)| Shape::Marks(mark, points)).collect()
    }
}

/// The middle of a lane's height, so many px from the beginning of its track.
pub(super) fn middle(strip: Strip, x: f64) -> Point {
    Point { x: strip.left + x, y: strip.top + strip.height / 2.0 }
}
