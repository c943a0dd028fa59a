//! What of an element that scrolls is seen, how large, and what is pointed at. The browser scrolls; zooming is ours.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

/// How large, how far scrolled, and where pointer and keyboard are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// How many times as wide as what fits.
    pub zoom: f64,
    /// How far it is scrolled to the right, in CSS px.
    pub left: f64,
    /// How far it is scrolled down, in CSS px.
    pub top: f64,
    /// Where the pointer is, in CSS px from the element's corner.
    pub pointer: Option<(f64, f64)>,
    /// Whether the pointer drags the playhead.
    pub dragging: bool,
    /// What the keyboard has chosen: a row, and a moment in µs.
    pub chosen: Option<(usize, u64)>,
}

/// The newest viewport, for every clone of this.
#[derive(Clone)]
pub struct ViewportHandle {
    viewport: Rc<RefCell<Viewport>>,
    /// Whether the element has yet to be scrolled to where the viewport is.
    behind: Rc<Cell<bool>>,
    redraw: UseForceUpdateHandle,
}

impl ViewportHandle {
    pub fn get(&self) -> Viewport {
        *self.viewport.borrow()
    }

    /// Changes it; the element is scrolled there once it is drawn.
    pub fn set(&self, viewport: Viewport) {
        let before = self.viewport.replace(viewport);
        if (before.zoom, before.left, before.top) != (viewport.zoom, viewport.left, viewport.top) {
            self.behind.set(true);
        }
        if before != viewport {
            self.redraw.force_update();
        }
    }

    /// Takes over where a person has scrolled the element.
    pub fn follow(&self, element: &Element) {
        let (left, top) = (f64::from(element.scroll_left()), f64::from(element.scroll_top()));
        let viewport = Viewport { left, top, ..self.get() };
        if !self.behind.get() && self.viewport.replace(viewport) != viewport {
            self.redraw.force_update();
        }
    }
}

/// The viewport of an element, all of it at first.
#[hook]
pub fn use_viewport(node: NodeRef) -> ViewportHandle {
    let viewport = use_mut_ref(|| Viewport {
        zoom: 1.0,
        left: 0.0,
        top: 0.0,
        pointer: None,
        dragging: false,
        chosen: None,
    });
    let behind = use_memo((), |()| Cell::new(false));
    let handle = ViewportHandle { viewport, behind, redraw: use_force_update() };
    let drawn = handle.clone();
    use_effect(move || {
        if drawn.behind.take()
            && let Some(element) = node.cast::<Element>()
        {
            let Viewport { left, top, .. } = drawn.get();
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
            let (left, top) = (left as i32, top as i32);
            element.set_scroll_left(left);
            element.set_scroll_top(top);
        }
    });
    handle
}
