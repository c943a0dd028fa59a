//! The engine's module on the page's own thread.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::super::address::address;
use crate::scenarios::Library;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = import)]
    fn import(address: &str) -> Promise;

    /// The engine's module, `src/bin/engine.rs` has its functions; or another one.
    #[derive(Clone)]
    pub(super) type Module;

    #[wasm_bindgen(method, catch, js_name = default)]
    fn load(this: &Module, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn take(this: &Module, order: &[u8], answer: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn stop(this: &Module) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn leave(this: &Module) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn render(
        this: &Module,
        script: &str,
        format: &str,
        strategy: &str,
        language: &str,
        dark: bool,
    ) -> Result<String, JsValue>;

    /// Of the module that makes PNGs, `src/bin/png.rs`.
    #[wasm_bindgen(method, catch)]
    pub(super) fn png(this: &Module, svg: &str, scale: u32) -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn library(this: &Module) -> Result<Array, JsValue>;
}

/// Loads the engine, or finds it loaded.
pub(super) async fn load() -> Result<Module, String> {
    load_module("engine.js", "engine_bg.wasm").await
}

/// Loads a module with its WebAssembly, or finds it loaded.
pub(super) async fn load_module(glue: &str, wasm: &str) -> Result<Module, String> {
    let (glue, wasm) = (address(glue)?, address(wasm)?);
    load_from(&glue, &wasm).await.map_err(|why| text(&why))
}

async fn load_from(glue: &str, wasm: &str) -> Result<Module, JsValue> {
    let module = JsFuture::from(import(glue)).await?.unchecked_into::<Module>();
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), &wasm.into())?;
    JsFuture::from(module.load(&options)?).await?;
    Ok(module)
}

/// What is built in, which the engine brings along.
///
/// # Errors
///
/// Why the engine cannot be loaded.
pub async fn library() -> Result<Library, String> {
    let lists = load().await?.library().map_err(|why| text(&why))?;
    // They stay for as long as the page: it asks once.
    let texts = |at| {
        let texts = Array::from(&lists.get(at));
        texts.iter().filter_map(|text| text.as_string()).map(|text| &*text.leak()).collect()
    };
    Ok(Library::of_texts([texts(0), texts(1)]))
}

pub(super) fn text(fault: &JsValue) -> String {
    String::from(Object::from(fault.clone()).to_string())
}
