//! What pointer and keyboard do in the chart.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::details::vertical;
use super::found::{Found, Lane, found, neighbour, outermost};
use super::layout::{AXIS_HEIGHT, HEAD_HEIGHT, LANE_HEIGHT, Layout, whole_height};
use super::zoom::Zoom;
use crate::app::{Look, Move};
use crate::trace::Micros;
use crate::ui::hooks::{Sight, SightHandle};
use crate::ui::words::Words;
use crate::view::{Lens, Part, Row, Timeline};

/// How much a key or a button zooms.
const STEP: f64 = 1.5;

/// How far an arrow key goes in a lane without spans, in px.
const STRIDE: f64 = 16.0;

/// How far left of the track it can still be hit, in px.
const MARGIN: f64 = 8.0;

/// The chart as it is drawn, and whom to tell what happens there.
pub struct Hand {
    pub timeline: Rc<Timeline>,
    pub rows: Rc<Vec<Row>>,
    pub layout: Layout,
    pub sight: SightHandle,
    pub node: NodeRef,
    pub words: &'static Words,
    /// Gets the name of a group that is to be folded, or unfolded.
    pub on_fold: Callback<Rc<str>>,
    pub on_move: Callback<Move>,
    pub on_look: Callback<Look>,
}

impl Hand {
    /// The newest lens.
    pub fn lens(&self) -> Lens {
        let Sight { times, left, .. } = self.sight.get();
        Lens::new(self.timeline.end_us, self.layout.room, times, left)
    }

    /// How far the lanes are scrolled, in px.
    pub fn top(&self) -> f64 {
        self.sight.get().top.min((whole_height(self.rows.len()) - self.layout.height).max(0.0))
    }

    pub fn see(&self, lens: Lens) {
        self.sight.set(Sight { times: lens.times(), left: lens.left, ..self.sight.get() });
    }

    /// Zooms around the middle.
    pub fn zoom(&self, zoom: Zoom) {
        let factor = match zoom {
            Zoom::In => STEP,
            Zoom::Out => 1.0 / STEP,
            Zoom::Fit => 0.0,
        };
        self.see(self.lens().zoomed(factor, self.layout.room / 2.0));
    }

    /// Zooms around a place, in px of the window.
    pub fn wheel(&self, factor: f64, client_x: f64) {
        let (x, _) = self.inside(client_x, 0.0);
        self.see(self.lens().zoomed(factor, x - self.layout.left));
    }

    /// What the pointer is at.
    pub fn pointed(&self) -> Option<(Lane, Found)> {
        let (x, y) = self.sight.get().pointer?;
        let Layout { left, room, height, .. } = self.layout;
        if !(left - MARGIN..left + room + MARGIN).contains(&x) || y >= height {
            return None;
        }
        let (lane, lens) = (self.lane_at(y)?, self.lens());
        let found = found(&self.timeline, &self.rows, lane, lens.t_us(x - left), Some(&lens), self.words)?;
        Some((lane, found))
    }

    /// What the keyboard is at.
    pub fn focused(&self) -> Option<(Lane, Found)> {
        let (row, t_us) = self.sight.get().chosen?;
        let lane = Lane::Row(row);
        Some((lane, found(&self.timeline, &self.rows, lane, t_us, None, self.words)?))
    }

    pub fn pointer_down(&self, event: &PointerEvent) {
        let (x, y) = self.place(event);
        if y < AXIS_HEIGHT && x >= self.layout.left - MARGIN && event.button() == 0 {
            self.sight.set(Sight { drags: true, pointer: None, ..self.sight.get() });
            if let Some(element) = self.node.cast::<Element>() {
                // Without it a drag ends at the chart's edge.
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            self.pointer_move(event);
        }
    }

    pub fn pointer_move(&self, event: &PointerEvent) {
        let (x, y) = self.place(event);
        if self.sight.get().drags {
            self.on_move.emit(Move::ToTime(self.lens().t_us(x - self.layout.left)));
        } else {
            self.sight.set(Sight { pointer: Some((x, y)), ..self.sight.get() });
        }
    }

    pub fn pointer_up(&self, _: &PointerEvent) {
        self.sight.set(Sight { drags: false, ..self.sight.get() });
    }

    /// A finger that is lifted has left; what it has tapped stays to be read.
    pub fn pointer_leave(&self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" {
            self.sight.set(Sight { pointer: None, ..self.sight.get() });
        }
    }

    pub fn click(&self, event: &MouseEvent) {
        let (x, y) = self.place(event);
        if x < self.layout.left - MARGIN {
            if let Some(Lane::Row(row)) = self.lane_at(y) {
                self.unfold(row);
            }
            return;
        }
        self.sight.set(Sight { pointer: Some((x, y)), chosen: None, ..self.sight.get() });
        if let Some((_, found)) = self.pointed() {
            self.on_look.emit(found.look);
        }
    }

    /// Whoever comes by keyboard sees where they are.
    pub fn focus(&self, event: &FocusEvent) {
        let element = event.target_unchecked_into::<Element>();
        if element.matches(":focus-visible").unwrap_or(false) {
            let (row, t_us) = self.chosen();
            self.choose(row, t_us);
        }
    }

    pub fn blur(&self, _: &FocusEvent) {
        self.sight.set(Sight { chosen: None, ..self.sight.get() });
    }

    /// A key that is not the chart's is left to the page.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let (row, t_us) = self.chosen();
        let step_us = self.lens().length_us(STRIDE).max(1);
        let aside = |on| neighbour(&self.timeline, &self.rows, row, t_us, on, step_us);
        match event.key().as_str() {
            "ArrowLeft" => self.choose(row, aside(false)),
            "ArrowRight" => self.choose(row, aside(true)),
            "ArrowUp" => self.choose(row.saturating_sub(1), t_us),
            "ArrowDown" => self.choose((row + 1).min(self.rows.len().saturating_sub(1)), t_us),
            "Home" => self.choose(row, outermost(&self.timeline, &self.rows, row, false)),
            "End" => self.choose(row, outermost(&self.timeline, &self.rows, row, true)),
            "Enter" | " " if self.unfold(row) => {}
            "Enter" | " " => self.focused().iter().for_each(|(_, found)| self.on_look.emit(found.look)),
            "Escape" => {
                if let Some(element) = self.node.cast::<HtmlElement>() {
                    // An element that has the focus can give it away.
                    let _ = element.blur();
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// What the keyboard has chosen, or the first that is seen.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    fn chosen(&self) -> (usize, Micros) {
        let first = || ((self.top() / LANE_HEIGHT).ceil() as usize, self.lens().t_us(0.0));
        self.sight.get().chosen.unwrap_or_else(first)
    }

    /// Chooses a row and a moment, and brings them into view.
    fn choose(&self, row: usize, t_us: Micros) {
        let (y, _) = vertical(Lane::Row(row), 0.0);
        let (least, most) = (y + LANE_HEIGHT - self.layout.height, y - HEAD_HEIGHT);
        let top = self.top().min(most).max(least.max(0.0));
        let lens = self.lens().showing(t_us);
        let Sight { times, drags, .. } = self.sight.get();
        self.sight.set(Sight {
            times,
            left: lens.left,
            top,
            pointer: None,
            drags,
            chosen: Some((row, t_us)),
        });
    }

    /// Unfolds a row's group; `false` if the row is no group's.
    fn unfold(&self, row: usize) -> bool {
        let Some(row) = self.rows.get(row) else { return false };
        let of_run = row.now.map(|part| (&self.timeline.now, part));
        match of_run.or_else(|| Some((self.timeline.before.as_ref()?, row.before?))) {
            Some((index, part @ Part::Group(_))) => {
                self.on_fold.emit(index.name(part).clone());
                true
            }
            _ => false,
        }
    }

    /// The lane at a height, in px.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    fn lane_at(&self, y: f64) -> Option<Lane> {
        match y {
            HEAD_HEIGHT.. => Some(Lane::Row(((y - HEAD_HEIGHT + self.top()) / LANE_HEIGHT) as usize)),
            AXIS_HEIGHT.. => Some(Lane::Loop),
            _ => None,
        }
    }

    /// Where an event happened, in px from the chart's corner.
    fn place(&self, event: &MouseEvent) -> (f64, f64) {
        self.inside(f64::from(event.client_x()), f64::from(event.client_y()))
    }

    fn inside(&self, client_x: f64, client_y: f64) -> (f64, f64) {
        let bounds = self.node.cast::<Element>().map(|element| element.get_bounding_client_rect());
        bounds.map_or((0.0, 0.0), |bounds| (client_x - bounds.left(), client_y - bounds.top()))
    }
}
