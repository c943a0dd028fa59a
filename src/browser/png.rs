//! PNGs and GIFs, which a WebAssembly of their own makes, `src/bin/png.rs`: it is mostly letters, so it is loaded with the
//! first.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::parts::{start, text};
use super::turn::next_turn;
use crate::export::Look;
use crate::text::Language;
use crate::trace::Trace;
use crate::trace::wire::pack;

#[wasm_bindgen]
extern "C" {
    type Doors;

    #[wasm_bindgen(method, catch)]
    fn png(this: &Doors, svg: &str, scale: u32, language: &str) -> Result<Array, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn gif(this: &Doors, trace: &[u8], theme: &str, language: &str, seconds: u32) -> Result<Gif, JsValue>;

    type Gif;

    #[wasm_bindgen(method, catch)]
    fn draw(this: &Gif) -> Result<Option<u32>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn finish(this: &Gif) -> Result<Array, JsValue>;
}

/// An SVG of ours as a PNG that is so many times as large; and which letters it lacks, in words, if any.
///
/// # Errors
///
/// What makes PNGs cannot be loaded, or the picture would be too large, in words.
pub async fn png(svg: &str, scale: u32, language: Language) -> Result<Made, String> {
    let doors = start::<Doors>("png").await?;
    doors.png(svg, scale, language.code()).map(|png| made(&png)).map_err(|why| text(&why))
}

/// A trace as a GIF that takes so many seconds; says how far it is while it is drawn, in percent.
///
/// # Errors
///
/// What makes GIFs cannot be loaded, or this one cannot be drawn, in words.
pub async fn gif(trace: &Trace, look: &Look, seconds: u32, told: &dyn Fn(u32)) -> Result<Made, String> {
    let doors = start::<Doors>("png").await?;
    let drawn = async {
        let gif = doors.gif(&pack(trace), look.theme.word(), look.language.code(), seconds)?;
        while let Some(percent) = gif.draw()? {
            told(percent);
            next_turn().await;
        }
        gif.finish()
    };
    drawn.await.map(|gif| made(&gif)).map_err(|why| text(&why))
}

/// A file, and which letters it lacks, in words, if any.
pub type Made = (Vec<u8>, Option<String>);

fn made(file: &Array) -> Made {
    (Uint8Array::from(file.get(0)).to_vec(), file.get(1).as_string())
}
