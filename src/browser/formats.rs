//! Runs in files and links as QR codes, which a WebAssembly of its own reads and writes, `src/bin/formats/main.rs`: few visits
//! want one.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::parts::{start, text};
use crate::export::{Format, Look};
use crate::share::Qr;
use crate::text::Language;
use crate::trace::wire::{pack, unpack};
use crate::trace::{Strategy, Trace};

#[wasm_bindgen]
extern "C" {
    type Doors;

    #[wasm_bindgen(method, catch)]
    fn read_trace(this: &Doors, json: &str, language: &str) -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn write_trace(
        this: &Doors,
        trace: &[u8],
        format: &str,
        theme: &str,
        transparent: bool,
        language: &str,
    ) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn picture(this: &Doors, fragment: &str, language: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn python(this: &Doors, script: &str, strategy: &str, language: &str) -> Result<Vec<u8>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn qr(this: &Doors, text: &str) -> Result<Option<Vec<u8>>, JsValue>;
}

/// What reads, writes and draws them.
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

    /// A trace in another form, the same bytes as the command writes.
    ///
    /// # Errors
    ///
    /// Why there is no such form of it, in words.
    pub fn write_trace(&self, trace: &Trace, format: Format, look: &Look) -> Result<String, String> {
        let Look { theme, transparent, language, .. } = *look;
        let written =
            self.0.write_trace(&pack(trace), format.word(), theme.word(), transparent, language.code());
        written.map_err(|why| text(&why))
    }

    /// What a link's fragment leads to as SVG, in the language of the link or else this one; empty if it leads to no run, or
    /// to a quiz, which a picture would answer.
    ///
    /// # Errors
    ///
    /// It has failed, in words.
    pub fn picture(&self, fragment: &str, language: Language) -> Result<String, String> {
        self.0.picture(fragment, language.code()).map_err(|why| text(&why))
    }

    /// A sound script as a Python program under a strategy: its text, and for each of its lines the line of the script that
    /// it stands for, from 1, or 0.
    ///
    /// # Errors
    ///
    /// Why there is none, in words.
    ///
    /// # Panics
    ///
    /// If it is of another build than the page.
    pub fn python(
        &self,
        script: &str,
        strategy: Strategy,
        language: Language,
    ) -> Result<(String, Vec<u32>), String> {
        let packed = self.0.python(script, strategy.word(), language.code()).map_err(|why| text(&why))?;
        Ok(unpack(&packed).expect("a program packed by the same build"))
    }

    /// The QR code of a text, if one holds it.
    ///
    /// # Errors
    ///
    /// It has failed, in words.
    ///
    /// # Panics
    ///
    /// If it is of another build than the page.
    pub fn qr(&self, text: &str) -> Result<Option<Qr>, String> {
        let packed = self.0.qr(text).map_err(|why| self::text(&why))?;
        Ok(packed.map(|bytes| unpack(&bytes).expect("a code packed by the same build")))
    }
}
