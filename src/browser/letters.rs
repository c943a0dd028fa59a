//! How wide texts are in the letters that the reader's screen has.

use std::cell::RefCell;

use litemap::LiteMap;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::view::{Letters, advance};

/// More texts than these are not remembered at once.
const MOST: usize = 4_096;

struct Screen {
    /// None where there is no canvas: pictures' letters are as good a guess as any.
    context: Option<CanvasRenderingContext2d>,
    family: String,
    /// How wide texts are, by their letters and themselves.
    known: LiteMap<String, f64>,
}

thread_local! {
    static SCREEN: RefCell<Screen> = RefCell::new(Screen {
        context: context(),
        family: family().unwrap_or_default(),
        known: LiteMap::new(),
    });
}

/// How wide a text is in some letters of the page, in px.
pub fn measure(text: &str, letters: Letters) -> f64 {
    SCREEN.with_borrow_mut(|screen| {
        let Some(context) = &screen.context else { return advance(text, letters) };
        let font = format!("{} {}px ", if letters.bold { "700" } else { "400" }, letters.size);
        let key = format!("{font}{text}");
        if let Some(width) = screen.known.get(&key) {
            return *width;
        }
        context.set_font(&(font + &screen.family));
        let width =
            context.measure_text(text).map_or_else(|_| advance(text, letters), |measured| measured.width());
        if screen.known.len() == MOST {
            screen.known.clear();
        }
        screen.known.insert(key, width);
        width
    })
}

fn context() -> Option<CanvasRenderingContext2d> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    canvas.unchecked_into::<HtmlCanvasElement>().get_context("2d").ok()??.dyn_into().ok()
}

fn family() -> Option<String> {
    let window = web_sys::window()?;
    let style = window.get_computed_style(&window.document()?.body()?.into()).ok()??;
    style.get_property_value("font-family").ok()
}
