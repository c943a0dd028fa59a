//! Where the page's files are: beside it under other names, or in it. What starts the page (`www/start/`) knows.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::document::spoken;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = loopscope, js_name = address, catch)]
    fn address_of(name: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = loopscope, catch)]
    fn engine() -> Result<JsValue, JsValue>;
}

/// The address of the file that has this name where the page is built; only for the page's own thread.
///
/// # Errors
///
/// Nothing that knows has started this page.
pub fn address(name: &str) -> Result<String, String> {
    address_of(name).map_err(|_| unknown())
}

/// What an engine's worker begins with, a text or a file of it: it makes wasm-bindgen's glue, or a promise of it, be `glue`.
pub(super) fn engine_source() -> Result<JsValue, String> {
    engine().map_err(|_| unknown())
}

fn unknown() -> String {
    spoken().texts().page.unknown_address.into()
}
