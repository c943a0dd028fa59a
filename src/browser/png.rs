//! PNGs, which a WebAssembly of their own makes, `src/bin/png.rs`: it is mostly letters, so it is loaded with the first.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::parts::{self, text};
use crate::text::Language;

#[wasm_bindgen]
extern "C" {
    /// wasm-bindgen's glue.
    type Module;

    #[wasm_bindgen(method, catch, js_name = default)]
    fn load(this: &Module, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn png(this: &Module, svg: &str, scale: u32, language: &str) -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn note(this: &Module, svg: &str, language: &str) -> Result<Option<String>, JsValue>;
}

/// An SVG of ours as a PNG that is so many times as large; and which letters it lacks, in words, if any.
///
/// # Errors
///
/// What makes PNGs cannot be loaded, or the picture would be too large, in words.
pub async fn png(svg: &str, scale: u32, language: Language) -> Result<(Vec<u8>, Option<String>), String> {
    let module = parts::load("png.js").await?.unchecked_into::<Module>();
    let code = parts::load("png_bg.wasm").await?;
    start(&module, &code).await.map_err(|why| text(&why))?;
    let png = module.png(svg, scale, language.code()).map_err(|why| text(&why))?;
    let note = module.note(svg, language.code()).map_err(|why| text(&why))?;
    Ok((png, note))
}

/// Starts the module, or finds it started.
async fn start(module: &Module, code: &JsValue) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), code)?;
    JsFuture::from(module.load(&options)?).await.map(|_| ())
}
