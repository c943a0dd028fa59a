//! PNGs, which a WebAssembly of their own makes, `src/bin/png.rs`: it is mostly letters, so it is loaded with the first.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::address::address;
use crate::text::Language;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = import)]
    fn import(address: &str) -> Promise;

    /// wasm-bindgen's glue.
    type Module;

    #[wasm_bindgen(method, catch, js_name = default)]
    fn load(this: &Module, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn png(this: &Module, svg: &str, scale: u32, language: &str) -> Result<Vec<u8>, JsValue>;
}

/// An SVG of ours as a PNG that is so many times as large.
///
/// # Errors
///
/// What makes PNGs cannot be loaded, or the picture would be too large, in words.
pub async fn png(svg: &str, scale: u32, language: Language) -> Result<Vec<u8>, String> {
    let (glue, wasm) = (address("png.js")?, address("png_bg.wasm")?);
    let module = load(&glue, &wasm).await.map_err(|why| text(&why))?;
    module.png(svg, scale, language.code()).map_err(|why| text(&why))
}

/// Loads the module, or finds it loaded.
async fn load(glue: &str, wasm: &str) -> Result<Module, JsValue> {
    let module = JsFuture::from(import(glue)).await?.unchecked_into::<Module>();
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), &wasm.into())?;
    JsFuture::from(module.load(&options)?).await?;
    Ok(module)
}

fn text(fault: &JsValue) -> String {
    String::from(Object::from(fault.clone()).to_string())
}
