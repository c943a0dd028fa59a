//! Lessons, and what a presenter has besides: a part of the page that few visits load (`www/lesson/`). It is told what is
//! shown, and acts by leading the page to other addresses.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::share::{Settings, write};

#[wasm_bindgen]
extern "C" {
    /// Whether there is a place for something of it, or it is there already: else nothing need be told.
    #[wasm_bindgen(js_namespace = loopscope, js_name = hears)]
    pub fn is_heard() -> bool;

    #[wasm_bindgen(js_namespace = loopscope, js_name = lesson)]
    fn tell_part(script: &str, said: &str, presents: bool, step: usize, steps: usize);
}

/// Tells what is shown: a script, how it is, as a link says it, whether it is presented, and after how many events of how many it
/// stands. What starts the page (`www/start/`) loads the part if it has something to show.
pub fn tell(script: &str, settings: &Settings, presents: bool, step: usize, steps: usize) {
    tell_part(script, &write("", settings), presents, step, steps);
}
