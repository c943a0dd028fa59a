//! The zoom's buttons and keys.

use yew::prelude::*;

use crate::text::TimelineTexts;
use crate::ui::icon_button::icon_button;
use crate::view::Lens;

#[derive(Clone, Copy, PartialEq)]
pub enum Zoom {
    In,
    Out,
    Fit,
}

impl Zoom {
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "+" | "=" => Some(Self::In),
            "-" => Some(Self::Out),
            "0" => Some(Self::Fit),
            _ => None,
        }
    }
}

/// Out, in, all of it.
pub fn buttons(lens: &Lens, on_zoom: &Callback<Zoom>, texts: &TimelineTexts) -> Html {
    let button = |zoom, name: &'static str, shortcut: &'static str, path: &'static str, disabled: bool| {
        icon_button(name, shortcut, path, disabled, on_zoom.reform(move |_| zoom))
    };
    let fits = lens.zoom() <= 1.0;
    html! {
        <div class="zoom">
            { button(Zoom::Out, texts.zoom_out, "-", "M2 6h8", fits) }
            { button(Zoom::Fit, texts.zoom_fit, "0", "M1 3v6M11 3v6M3 6h6M4.5 4.5L3 6l1.5 1.5M7.5 4.5L9 6l-1.5 1.5", fits) }
            { button(Zoom::In, texts.zoom_in, "+", "M2 6h8M6 2v8", false) }
        </div>
    }
}
