//! What the pointer does in the chart, and what of the chart is seen.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::zoom::Zoom;
use crate::app::{Look, Move};
use crate::browser::measure;
use crate::text::TimelineTexts;
use crate::ui::hooks::{Viewport, ViewportHandle};
use crate::view::scene::{Frame, Hit, LaneId, Layout, MARGIN, Point};
use crate::view::{LaneOf, Lens, Row, Timeline};

/// How much a key or a button zooms.
const STEP: f64 = 1.5;

/// The chart as it is drawn, and whom to tell what happens there.
pub struct ChartInput {
    pub timeline: Rc<Timeline>,
    pub rows: Rc<Vec<Row>>,
    pub layout: Layout,
    pub viewport: ViewportHandle,
    pub node: NodeRef,
    pub texts: &'static TimelineTexts,
    /// Gets the name of a group that is to be folded, or unfolded.
    pub on_fold: Callback<Rc<str>>,
    pub on_move: Callback<Move>,
    pub on_look: Callback<Look>,
}

impl ChartInput {
    /// A callback that does something here with what it gets.
    pub fn on<E: 'static>(self: &Rc<Self>, act: fn(&Self, &E)) -> Callback<E> {
        let input = self.clone();
        Callback::from(move |event| act(&input, &event))
    }

    /// The newest lens.
    pub fn lens(&self) -> Lens {
        let Viewport { zoom, left, .. } = self.viewport.get();
        Lens::new(self.timeline.end_us, self.layout.track, zoom, left)
    }

    /// How far the lanes are scrolled, in px.
    pub fn scrolled(&self) -> f64 {
        let most = self.layout.whole_height(self.rows.len()) - self.layout.height();
        self.viewport.get().top.min(most.max(0.0))
    }

    pub fn see(&self, lens: Lens) {
        self.viewport.set(Viewport { zoom: lens.zoom(), left: lens.left, ..self.viewport.get() });
    }

    /// Zooms around the middle.
    pub fn zoom(&self, zoom: Zoom) {
        let factor = match zoom {
            Zoom::In => STEP,
            Zoom::Out => 1.0 / STEP,
            Zoom::Fit => 0.0,
        };
        self.see(self.lens().zoomed(factor, self.layout.track / 2.0));
    }

    /// Zooms around a place, in px of the window.
    pub fn wheel(&self, factor: f64, client_x: f64) {
        let (x, _) = self.inside(client_x, 0.0);
        self.see(self.lens().zoomed(factor, x - self.layout.left));
    }

    /// What of the chart is seen.
    fn frame(&self) -> Frame<'_> {
        let Self { timeline, rows, layout, texts, .. } = self;
        let (layout, lens, scrolled) = (*layout, self.lens(), self.scrolled());
        Frame { timeline, rows, layout, lens, scrolled, measure, texts }
    }

    /// What the pointer is at.
    pub fn pointed(&self) -> Option<Hit> {
        let (x, y) = self.viewport.get().pointer?;
        self.frame().hit(Point { x, y })
    }

    /// What the keyboard is at.
    pub fn focused(&self) -> Option<Hit> {
        let (row, t_us) = self.viewport.get().chosen?;
        self.frame().span_at(row, t_us)
    }

    /// Goes where a click on something leads.
    pub fn look(&self, hit: &Hit) {
        self.on_look.emit(Look { t_us: hit.t_us, line: hit.line });
    }

    pub fn scroll(&self, event: &Event) {
        self.viewport.follow(&event.target_unchecked_into::<Element>());
    }

    pub fn pointer_down(&self, event: &PointerEvent) {
        let (x, y) = self.place(event);
        if y < self.layout.axis_bottom() && x >= self.layout.left - MARGIN && event.button() == 0 {
            self.viewport.set(Viewport {
                dragging: true,
                pointer: None,
                chosen: None,
                ..self.viewport.get()
            });
            if let Some(element) = self.node.cast::<Element>() {
                // Without it a drag ends at the chart's edge.
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            self.pointer_move(event);
        }
    }

    pub fn pointer_move(&self, event: &PointerEvent) {
        let (x, y) = self.place(event);
        if self.viewport.get().dragging {
            self.on_move.emit(Move::ToTime(self.lens().t_us(x - self.layout.left)));
        } else {
            self.viewport.set(Viewport { pointer: Some((x, y)), ..self.viewport.get() });
        }
    }

    pub fn pointer_up(&self, _: &PointerEvent) {
        self.viewport.set(Viewport { dragging: false, ..self.viewport.get() });
    }

    /// A finger that is lifted has left; what it has tapped stays to be read.
    pub fn pointer_leave(&self, event: &PointerEvent) {
        if event.pointer_type() == "mouse" {
            self.viewport.set(Viewport { pointer: None, ..self.viewport.get() });
        }
    }

    pub fn click(&self, event: &MouseEvent) {
        let (x, y) = self.place(event);
        if x < self.layout.left - MARGIN {
            if let Some(LaneId::Row(row)) = self.layout.lane_at(y, self.scrolled()) {
                self.fold(row);
            }
            return;
        }
        self.viewport.set(Viewport { pointer: Some((x, y)), chosen: None, ..self.viewport.get() });
        self.pointed().iter().for_each(|hit| self.look(hit));
    }

    /// Folds or unfolds a row's group; `false` if the row is no group's.
    pub fn fold(&self, row: usize) -> bool {
        let lane = self.rows.get(row).and_then(|row| self.timeline.run_of(*row));
        let Some((index, lane @ LaneOf::Group(_))) = lane else { return false };
        self.on_fold.emit(index.name(lane).clone());
        true
    }

    /// Where an event happened, in px from the chart's corner.
    fn place(&self, event: &MouseEvent) -> (f64, f64) {
        self.inside(f64::from(event.client_x()), f64::from(event.client_y()))
    }

    fn inside(&self, client_x: f64, client_y: f64) -> (f64, f64) {
        let Some(chart) = self.node.cast::<HtmlElement>() else { return (0.0, 0.0) };
        let bounds = chart.get_bounding_client_rect();
        // A presentation is larger than its measures say.
        let scale = f64::from(chart.offset_width()) / bounds.width().max(1.0);
        ((client_x - bounds.left()) * scale, (client_y - bounds.top()) * scale)
    }
}
