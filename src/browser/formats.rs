//! What files say, which a WebAssembly of its own reads, `src/bin/formats.rs`: few visits open one.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::parts::{start, text};
use crate::text::Language;
use crate::trace::Trace;
use crate::trace::wire::unpack;

#[wasm_bindgen]
extern "C" {
    type Doors;

    #[wasm_bindgen(method, catch)]
    fn read_trace(this: &Doors, json: &str, language: &str) -> Result<Vec<u8>, JsValue>;
}

/// What reads files.
pub struct Formats(Doors);

impl Formats {
    /// Loads it, if that has not been done.
    ///
    /// # Errors
    ///
    /// It cannot be loaded, in words that name the part.
    pub async fn load() -> Result<Self, String> {
        start("formats").await.map(Self)
    }

    /// A trace from its JSON.
    ///
    /// # Errors
    ///
    /// Why it is none and where, in words.
    ///
    /// # Panics
    ///
    /// If it is of another build than the page.
    pub fn read_trace(&self, json: &str, language: Language) -> Result<Trace, String> {
        let bytes = self.0.read_trace(json, language.code()).map_err(|why| text(&why))?;
        Ok(unpack(&bytes).expect("a trace packed by the same build"))
    }
}
