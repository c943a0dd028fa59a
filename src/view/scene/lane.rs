//! One lane: what happened now, what was measured under it, what happened before under that.

use super::bars::{GRAIN, Strip, Words, bars, measured, measured_together};
use super::ends::middle;
use super::names::Name;
use super::shape::{Mark, Rect, Shape, Text};
use super::stack::stack;
use super::{Frame, LaneId};
use crate::trace::Span;
use crate::view::{Index, LaneOf, Letters, Piece, Row, Timeline, fit, pieces};

/// Marks closer than this, in px, are one.
pub(super) const MARK_GRAIN: f64 = 3.0;

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
        let (endless, marks) = self.ends(lane, strip);
        shapes.extend(endless);
        shapes.extend(self.measured(lane, strip));
        if let LaneOf::Task(task) = lane {
            shapes.push(self.prints(task, strip));
        }
        shapes.extend(marks);
        shapes
    }

    /// What the tasks of a lane did in a run, in words, too, if that is asked for.
    fn of_run(&self, index: &Index, lane: LaneOf, strip: Strip, in_words: bool) -> Shape {
        let width = self.widths(self.layout.metrics.label);
        let strategy = index.trace.strategy;
        let words = in_words.then_some(Words { texts: self.texts, strategy, width: &width });
        match lane {
            LaneOf::Task(task) => {
                let turns = |span| if in_words { index.turns(task, span) } else { &[] };
                Shape::Bars(bars(&index.task(task).spans, &self.lens, strip, words, &turns))
            }
            LaneOf::Group(group) => Shape::Stack(stack(index.density(group), &self.lens, strip)),
        }
    }

    /// What the tasks of a lane did in the live run.
    fn measured(&self, lane: LaneOf, Strip { left, top, height }: Strip) -> Option<Shape> {
        let Timeline { now, measured: live, .. } = self.timeline;
        let live = live.as_ref()?;
        let top = top + height + self.layout.metrics.line_gap;
        let lines = match lane {
            LaneOf::Task(task) => measured(&live.task(now.same(task, live)?).spans, &self.lens, left, top),
            LaneOf::Group(_) => {
                let group = live.group_named(now.name(lane))?;
                measured_together(live.density(group), &self.lens, left, top)
            }
        };
        Some(Shape::Measured(lines))
    }

    /// The lines that a task printed.
    fn prints(&self, task: u32, strip: Strip) -> Shape {
        let (index, lens) = (&self.timeline.now, &self.lens);
        let to_us = lens.t_us(lens.room + 5.0).min(index.trace.picture_us());
        let printed = index.printed(task, lens.t_us(-5.0), to_us.saturating_add(1));
        let mut last = f64::MIN;
        let apart = |x: &f64| {
            let apart = *x >= last + MARK_GRAIN;
            last = if apart { *x } else { last };
            apart
        };
        let printed = printed.map(|line| lens.x(line.t_us)).filter(apart);
        Shape::Marks(Mark::Printed, printed.map(|x| middle(strip, x)).collect())
    }

    /// The loop's own lane.
    pub(super) fn loop_lane(&self) -> LoopLane {
        let Frame { layout, lens, timeline, .. } = self;
        let strip @ Strip { left, top, height } = layout.strip(LaneId::Loop, 0.0);
        let live = timeline.measured.as_ref();
        let live = live.map(|live| measured(live.loop_spans(), lens, left, top + height + 3.0));
        let (pad, y) = (layout.metrics.pad, top + height + layout.metrics.rule_gap);
        let end_us = timeline.loop_end_us();
        let ground =
            if end_us < timeline.end_us { lens.x(end_us).clamp(0.0, layout.track) } else { layout.track };
        let width = self.widths(Letters { bold: false, ..layout.metrics.name });
        let name = fit(self.texts.event_loop, layout.left - pad - 8.0, &width).unwrap_or_default();
        LoopLane {
            name: Text { x: pad, y: top + height / 2.0 + 4.5, text: name },
            ground: Rect { x: left, y: top, width: ground, height },
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
            let turns = |span: &Span| {
                let at = spans.partition_point(|held| held.from_us < span.from_us);
                index.loop_tasks().get(at).map_or(&[][..], |task| index.turns(*task, span))
            };
            Shape::Bars(bars(spans, &self.lens, strip, None, &turns))
        }
    }
}
