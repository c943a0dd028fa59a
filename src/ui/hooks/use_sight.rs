//! What of a scrolled element is seen, and how large, and what is pointed at: the browser scrolls, we zoom.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

/// How large, how far scrolled, and where pointer and keyboard are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// How many times as wide as what fits.
    pub times: f64,
    /// In CSS px.
    pub left: f64,
    /// In CSS px.
    pub top: f64,
    /// Where the pointer is, in CSS px from the element's corner.
    pub pointer: Option<(f64, f64)>,
    /// Whether it drags.
    pub drags: bool,
    /// What the keyboard has chosen: a row, and a moment in µs.
    pub chosen: Option<(usize, u64)>,
}

/// The newest sight, whoever holds this.
#[derive(Clone)]
pub struct SightHandle {
    sight: Rc<RefCell<Sight>>,
    /// Whether the element has yet to be scrolled to where the sight is.
    behind: Rc<Cell<bool>>,
    redraw: UseForceUpdateHandle,
}

impl SightHandle {
    pub fn get(&self) -> Sight {
        *self.sight.borrow()
    }

    /// Sees something else; the element is scrolled there once it is drawn.
    pub fn set(&self, sight: Sight) {
        let before = self.sight.replace(sight);
        if (before.times, before.left, before.top) != (sight.times, sight.left, sight.top) {
            self.behind.set(true);
        }
        if before != sight {
            self.redraw.force_update();
        }
    }

    /// Takes over where a person has scrolled the element.
    pub fn follow(&self, element: &Element) {
        let (left, top) = (f64::from(element.scroll_left()), f64::from(element.scroll_top()));
        let sight = Sight { left, top, ..self.get() };
        if !self.behind.get() && self.sight.replace(sight) != sight {
            self.redraw.force_update();
        }
    }
}

/// The sight of an element that scrolls.
#[hook]
pub fn use_sight(node: NodeRef) -> SightHandle {
    let sight =
        use_mut_ref(|| Sight { times: 1.0, left: 0.0, top: 0.0, pointer: None, drags: false, chosen: None });
    let behind = use_memo((), |()| Cell::new(false));
    let handle = SightHandle { sight, behind, redraw: use_force_update() };
    let drawn = handle.clone();
    use_effect(move || {
        if drawn.behind.take()
            && let Some(element) = node.cast::<Element>()
        {
            let Sight { left, top, .. } = drawn.get();
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
            let (left, top) = (left as i32, top as i32);
            element.set_scroll_left(left);
            element.set_scroll_top(top);
        }
    });
    handle
}
