//! What the keyboard does in the chart: it goes from span to span and from lane to lane.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::input::ChartInput;
use crate::trace::{Micros, Span};
use crate::ui::hooks::Viewport;
use crate::view::LaneOf;
use crate::view::scene::LaneId;

/// How far an arrow key goes in a lane without spans, in px.
const STRIDE: f64 = 16.0;

/// Which way somebody goes in time.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Back,
    On,
}

impl ChartInput {
    /// Whoever comes by keyboard sees where they are; a click takes that back.
    pub fn focus(&self, event: &FocusEvent) {
        let element = event.target_unchecked_into::<Element>();
        let Viewport { pointer, dragging, .. } = self.viewport.get();
        let is_pointed = dragging || pointer.is_some();
        if !is_pointed || element.matches(":focus-visible").unwrap_or(false) {
            let (row, t_us) = self.chosen();
            self.choose(row, t_us);
        }
    }

    pub fn blur(&self, _: &FocusEvent) {
        self.viewport.set(Viewport { chosen: None, ..self.viewport.get() });
    }

    /// A key that is not the chart's is left to the page; so are all of them if it was a click that led here.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let Some((row, t_us)) = self.viewport.get().chosen else { return };
        match event.key().as_str() {
            "ArrowLeft" => self.choose(row, self.neighbour(row, t_us, Way::Back)),
            "ArrowRight" => self.choose(row, self.neighbour(row, t_us, Way::On)),
            "ArrowUp" => self.choose(row.saturating_sub(1), t_us),
            "ArrowDown" => self.choose((row + 1).min(self.rows.len().saturating_sub(1)), t_us),
            "Home" => self.choose(row, self.outermost(row, Way::Back)),
            "End" => self.choose(row, self.outermost(row, Way::On)),
            "Enter" | " " if self.fold(row) => {}
            "Enter" | " " => self.focused().iter().for_each(|hit| self.look(hit)),
            "Escape" => {
                if let Some(element) = self.node.cast::<HtmlElement>() {
                    // An element that has the focus can give it away.
                    let _ = element.blur();
                }
                // In a frame it leaves that, too.
                return;
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// What the keyboard has chosen, or the first that is seen.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    fn chosen(&self) -> (usize, Micros) {
        let first =
            || ((self.scrolled() / self.layout.metrics.lane_height).ceil() as usize, self.lens().t_us(0.0));
        self.viewport.get().chosen.unwrap_or_else(first)
    }

    /// Chooses a row and a moment, and brings them into view.
    fn choose(&self, row: usize, t_us: Micros) {
        let layout = self.layout;
        let (y, _) = layout.bars(LaneId::Row(row), 0.0);
        let (least, most) = (y + layout.metrics.lane_height - layout.bottom, y - layout.lanes_top());
        let top = self.scrolled().min(most).max(least.max(0.0));
        let left = self.lens().showing(t_us).left;
        let chosen = Some((row, t_us));
        self.viewport.set(Viewport { left, top, pointer: None, chosen, ..self.viewport.get() });
    }

    /// The start of the span before or behind that of a moment; in a lane without spans, a moment a stride away.
    fn neighbour(&self, row: usize, t_us: Micros, way: Way) -> Micros {
        let Some(spans) = self.spans(row) else {
            let stride_us = self.lens().length_us(STRIDE).max(1);
            return match way {
                Way::Back => t_us.saturating_sub(stride_us),
                Way::On => t_us.saturating_add(stride_us).min(self.timeline.end_us),
            };
        };
        let at = spans.partition_point(|span| span.to_us <= t_us);
        let at = match way {
            Way::Back => at.saturating_sub(1),
            Way::On => (at + 1).min(spans.len().saturating_sub(1)),
        };
        spans.get(at).map_or(t_us, |span| span.from_us)
    }

    /// The start of the first span of a lane, or of the last.
    fn outermost(&self, row: usize, way: Way) -> Micros {
        match (self.spans(row), way) {
            (Some(spans), Way::Back) => spans.first().map_or(0, |span| span.from_us),
            (Some(spans), Way::On) => spans.last().map_or(0, |span| span.from_us),
            (None, Way::Back) => 0,
            (None, Way::On) => self.timeline.end_us,
        }
    }

    /// The spans of a row, if it is one task's.
    fn spans(&self, row: usize) -> Option<&[Span]> {
        match self.timeline.run_of(*self.rows.get(row)?)? {
            (index, LaneOf::Task(task)) => Some(&index.task(task).spans),
            (_, LaneOf::Group(_)) => None,
        }
    }
}
