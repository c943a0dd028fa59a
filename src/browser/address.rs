//! Where the page's files are: beside it under other names, or in it. What starts the page (`www/start/`) knows.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = loopscope, js_name = address, catch)]
    fn find(name: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = loopscope, js_name = parcel, catch)]
    fn pack(name: &str) -> Result<JsValue, JsValue>;
}

/// The address of the file that has this name where the page is built; only for the page's own thread.
///
/// # Errors
///
/// Nothing that knows has started this page.
pub fn address(name: &str) -> Result<String, String> {
    find(name).map_err(|_| UNKNOWN.into())
}

/// What a worker can be sent to find that file: its address, or the file itself.
pub(super) fn parcel(name: &str) -> Result<JsValue, String> {
    pack(name).map_err(|_| UNKNOWN.into())
}

const UNKNOWN: &str = "the page does not know its own address";
