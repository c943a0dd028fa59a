//! Parts of the page that are loaded later than the rest. What starts the page (`www/start/`) loads them, and says which
//! one could not be loaded.

use js_sys::{Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::document::spoken;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = loopscope, js_name = load, catch)]
    fn load_part(name: &str) -> Result<Promise, JsValue>;
}

/// Loads the part that has this name where the page is built: a module, or WebAssembly's code, compiled. Asked again after
/// it failed, it tries again.
///
/// # Errors
///
/// The part cannot be loaded, in words that name it; or nothing that knows has started this page.
pub async fn load(name: &str) -> Result<JsValue, String> {
    let part = load_part(name).map_err(|_| spoken().texts().page.unknown_address.to_owned())?;
    JsFuture::from(part).await.map_err(|why| text(&why))
}

/// What was thrown, in words.
pub(super) fn text(fault: &JsValue) -> String {
    String::from(Object::from(fault.clone()).to_string())
}
