//! Parts of the page that are loaded later than the rest. What starts the page (`www/start/`) loads them, and says which
//! one could not be loaded.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::document::spoken;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = loopscope, js_name = load, catch)]
    fn load_part(name: &str) -> Result<Promise, JsValue>;

    /// wasm-bindgen's glue of a WebAssembly.
    type Glue;

    #[wasm_bindgen(method, catch, js_name = default)]
    fn start(this: &Glue, options: &JsValue) -> Result<Promise, JsValue>;
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

/// Starts the WebAssembly of a binary of ours beside the page's own, or finds it started. Its doors are the functions that
/// its glue has.
///
/// # Errors
///
/// It cannot be loaded, in words that name it.
pub async fn start<Doors: JsCast>(binary: &str) -> Result<Doors, String> {
    let glue = load(&format!("{binary}.js")).await?.unchecked_into::<Glue>();
    let code = load(&format!("{binary}_bg.wasm")).await?;
    started(&glue, &code).await.map_err(|why| text(&why))?;
    Ok(glue.unchecked_into())
}

async fn started(glue: &Glue, code: &JsValue) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), code)?;
    JsFuture::from(glue.start(&options)?).await.map(|_| ())
}

/// What was thrown, in words.
pub(super) fn text(fault: &JsValue) -> String {
    String::from(Object::from(fault.clone()).to_string())
}
