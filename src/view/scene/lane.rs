//! One lane: what happened now, what was measured under it, what happened before under that.

use super::bars::{GRAIN, Strip, Words, bars, measured};
use super::fading::fading;
use super::names::Name;
use super::shape::{Mark, Point, Rect, Shape, Text};
use super::stack::stack;
use super::{Frame, LaneId, MARGIN};
use crate::view::{Index, LaneOf, Letters, Piece, Row, fit, pieces};

/// Marks closer than this, in px, are one.
const MARK_GRAIN: f64 = 3.0;

/// A lane of a task, a worker or a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Its name.
    pub name: Name,
    /// What is on its track, from back to front.
    pub shapes: Vec<Shape>,
    /// The same of the run before, drawn paler.
    pub before: Vec<Shape>,
}

/// The loop's own lane.
#[derive(Clone, Debug, PartialEq)]
pub struct LoopLane {
    /// Its name.
    pub name: Text,
    /// What its bars stand on.
    pub ground: Rect,
    /// What is on its track, from back to front.
    pub shapes: Vec<Shape>,
    /// The line below it.
    pub rule: Rect,
}

impl Frame<'_> {
    /// The lane of a row.
    pub(super) fn lane(&self, number: usize, row: Row) -> Lane {
        let Frame { timeline, layout, .. } = self;
        let strip = layout.strip(LaneId::Row(number), self.scrolled);
        let Strip { top, height, .. } = strip;
        let shapes = row.now.map(|lane| self.now(lane, strip)).unwrap_or_default();
        // Near its own bars; under what was measured.
        let metrics = layout.metrics;
        let below = if timeline.measured.is_some() { metrics.line_gap + 4.0 } else { 3.0 };
        let below = Strip { top: top + height + below, height: metrics.before_height, ..strip };
        let before = timeline.before.as_ref().zip(row.before);
        let before = before.map(|(index, lane)| self.of_run(index, lane, below, false));
        Lane { name: self.name(row, top), shapes, before: before.into_iter().collect() }
    }

    fn now(&self, lane: LaneOf, strip: Strip) -> Vec<Shape> {
        let mut shapes = vec![self.of_run(&self.timeline.now, lane, strip, true)];
        if let LaneOf::Task(task) = lane {
            shapes.extend(self.fading(task, strip));
            shapes.extend(self.measured(task, strip));
            shapes.extend(self.marks(task, strip));
        }
        shapes
    }

    /// The wait of a task that never ends, beyond the end of the run.
    fn fading(&self, task: u32, strip: Strip) -> Option<Shape> {
        let wait = self.timeline.now.trace.endless_wait(self.timeline.now.task(task))?;
        let width = self.widths(self.layout.metrics.label);
        let words = Words { texts: self.texts, width: &width };
        fading(wait, &self.lens, strip, &words).map(Shape::Fading)
    }

    /// What the tasks of a lane did in a run, in words, too, if that is asked for.
    fn of_run(&self, index: &Index, lane: LaneOf, strip: Strip, in_words: bool) -> Shape {
        let width = self.widths(self.layout.metrics.label);
        let words = in_words.then_some(Words { texts: self.texts, width: &width });
        match lane {
            LaneOf::Task(task) => Shape::Bars(bars(&index.task(task).spans, &self.lens, strip, words)),
            LaneOf::Group(group) => Shape::Stack(stack(index.density(group), &self.lens, strip)),
        }
    }

    fn measured(&self, task: u32, Strip { left, top, height }: Strip) -> Option<Shape> {
        let live = self.timeline.measured.as_ref()?;
        let live = live.task(self.timeline.now.same(task, live)?);
        Some(Shape::Measured(measured(
            &live.spans,
            &self.lens,
            left,
            top + height + self.layout.metrics.line_gap,
        )))
    }

    /// The lines that a task printed, and how it ended.
    fn marks(&self, task: u32, strip: Strip) -> impl Iterator<Item = Shape> {
        let (index, lens) = (&self.timeline.now, &self.lens);
        let to_us = lens.t_us(lens.room + 5.0).min(index.trace.picture_us());
        let printed = index.printed(task, lens.t_us(-5.0), to_us.saturating_add(1));
        let mut last = f64::MIN;
        let apart = |x: &f64| {
            let apart = *x >= last + MARK_GRAIN;
            last = if apart { *x } else { last };
            apart
        };
        let y = strip.top + strip.height / 2.0;
        let point = |x| Point { x: strip.left + x, y };
        let printed = printed.map(|line| lens.x(line.t_us)).filter(apart).map(point).collect();
        let end = lens.x(index.end_us(LaneOf::Task(task)));
        let end_mark =
            Mark::of_end(index.task(task).outcome).filter(|_| (-MARGIN..lens.room + MARGIN).contains(&end));
        let end_mark = end_mark.map(|mark| Shape::Marks(mark, vec![point(end)]));
        [Shape::Marks(Mark::Printed, printed)].into_iter().chain(end_mark)
    }

    /// The loop's own lane.
    pub(super) fn loop_lane(&self) -> LoopLane {
        let Frame { layout, lens, timeline, .. } = self;
        let strip @ Strip { left, top, height } = layout.strip(LaneId::Loop, 0.0);
        let live = timeline.measured.as_ref();
        let live = live.map(|live| measured(live.loop_spans(), lens, left, top + height + 3.0));
        let (pad, y) = (layout.metrics.pad, top + height + layout.metrics.rule_gap);
        let width = self.widths(Letters { bold: false, ..layout.metrics.name });
        let name = fit(self.texts.event_loop, layout.left - pad - 8.0, &width).unwrap_or_default();
        LoopLane {
            name: Text { x: pad, y: top + height / 2.0 + 4.5, text: name },
            ground: Rect { x: left, y: top, width: layout.track, height },
            shapes: [self.held(strip)].into_iter().chain(live.map(Shape::Measured)).collect(),
            rule: Rect { x: pad, y, width: layout.width - 2.0 * pad, height: 0.0 },
        }
    }

    /// What held the loop's thread; how much of the time, where spans are too short to be seen one by one.
    fn held(&self, strip: Strip) -> Shape {
        let index = &self.timeline.now;
        let spans = index.loop_spans();
        if pieces(spans, self.lens.window(GRAIN)).iter().any(Piece::is_merged) {
            Shape::Stack(stack(index.loop_density(), &self.lens, strip))
        } else {
            Shape::Bars(bars(spans, &self.lens, strip, None))
        }
    }
}
