//! The engine's exports, on the page's own thread: a script in other forms, as the command line writes it.

use super::module::{load, load_module, text};
use crate::export::Format;
use crate::text::Language;
use crate::trace::Strategy;

/// What is to be exported, and how it is to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The script.
    pub script: String,
    /// Under which strategy it runs, whatever it says.
    pub strategy: Strategy,
    /// The language of what stands around it.
    pub language: Language,
    /// Whether a picture is light on dark.
    pub dark: bool,
}

/// The script in a form.
///
/// # Errors
///
/// The engine cannot be loaded, or why there is nothing to export, in words.
pub async fn export(wish: &Wish, format: Format) -> Result<String, String> {
    let Wish { script, strategy, language, dark } = wish;
    load()
        .await?
        .render(script, format.word(), strategy.word(), language.code(), *dark)
        .map_err(|why| text(&why))
}

/// An SVG as a PNG that is so many times as large: a WebAssembly of its own, loaded with the first.
///
/// # Errors
///
/// It cannot be loaded, or the picture would be too large, in words.
pub async fn png(svg: &str, scale: u32) -> Result<Vec<u8>, String> {
    let painter = load_module("png.js", "png_bg.wasm").await?;
    painter.png(svg, scale).map_err(|why| text(&why))
}
