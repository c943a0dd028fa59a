//! PNGs, which a WebAssembly of their own makes, `src/bin/png.rs`: it is mostly letters, so it is loaded with the first.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::parts::{start, text};
use crate::text::Language;

#[wasm_bindgen]
extern "C" {
    type Doors;

    #[wasm_bindgen(method, catch)]
    fn png(this: &Doors, svg: &str, scale: u32, language: &str) -> Result<Array, JsValue>;
}

/// An SVG of ours as a PNG that is so many times as large; and which letters it lacks, in words, if any.
///
/// # Errors
///
/// What makes PNGs cannot be loaded, or the picture would be too large, in words.
pub async fn png(svg: &str, scale: u32, language: Language) -> Result<(Vec<u8>, Option<String>), String> {
    let doors = start::<Doors>("png").await?;
    let png = doors.png(svg, scale, language.code()).map_err(|why| text(&why))?;
    Ok((Uint8Array::from(png.get(0)).to_vec(), png.get(1).as_string()))
}
