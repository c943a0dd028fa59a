//! Pictures in pixels and slides, which a WebAssembly of their own draws, `src/bin/png.rs`: it is mostly letters, so it is
//! loaded with the first.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

use super::parts::{start, text};
use super::turn::next_turn;
use crate::export::Look;
use crate::trace::wire::pack;
use crate::trace::{Shared, Trace};

#[wasm_bindgen]
extern "C" {
    type Doors;

    #[wasm_bindgen(method, catch)]
    fn draw(
        this: &Doors,
        kind: &str,
        number: u32,
        trace: &[u8],
        above: &[u8],
        theme: &str,
        transparent: bool,
        language: &str,
    ) -> Result<Drawing, JsValue>;

    /// A picture in pixels, or a slide.
    pub type Drawing;

    #[wasm_bindgen(method, catch)]
    fn go_on(this: &Drawing) -> Result<Option<u32>, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn finish(this: &Drawing) -> Result<Array, JsValue>;

    #[wasm_bindgen(method)]
    fn copy(this: &Drawing) -> Promise;
}

/// What is drawn: the ending of such files, and how many times as large as its SVG it is, or how many seconds it takes.
pub type Kind = (&'static str, u32);

/// A trace as a picture that is to be drawn, on a slide below other runs.
///
/// # Errors
///
/// What draws cannot be loaded, or why this cannot be drawn, in words.
pub async fn begin(
    (kind, number): Kind,
    trace: &Trace,
    above: &[Shared<Trace>],
    look: &Look,
) -> Result<Drawing, String> {
    let doors = start::<Doors>("png").await?;
    let above: Vec<&Trace> = above.iter().map(|trace| &**trace).collect();
    let (theme, language) = (look.theme.word(), look.language.code());
    let drawing = doors.draw(kind, number, &pack(trace), &pack(&above), theme, look.transparent, language);
    drawing.map_err(|why| text(&why))
}

impl Drawing {
    /// Draws the next bit: of a GIF a picture. How far all is then, in percent, or nothing where all was drawn.
    ///
    /// # Errors
    ///
    /// Why it cannot be drawn, in words.
    pub fn draw(&self) -> Result<Option<u32>, String> {
        self.go_on().map_err(|why| text(&why))
    }

    /// Draws all of it. How far it is meanwhile is told in percent.
    ///
    /// # Errors
    ///
    /// Why it cannot be drawn, in words.
    pub async fn draw_all(&self, told: &dyn Fn(u32)) -> Result<(), String> {
        while let Some(percent) = self.draw()? {
            told(percent);
            next_turn().await;
        }
        Ok(())
    }

    /// The file, as far as it was drawn, and which letters it lacks, in words, if any.
    ///
    /// # Errors
    ///
    /// Why there is none, in words.
    pub fn file(&self) -> Result<(Vec<u8>, Option<String>), String> {
        let file = self.finish().map_err(|why| text(&why))?;
        Ok((Uint8Array::from(file.get(0)).to_vec(), file.get(1).as_string()))
    }

    /// Puts a PNG on the clipboard; what there is to say of it.
    ///
    /// # Errors
    ///
    /// That the browser has not, in words.
    pub async fn copied(&self) -> Result<Option<String>, String> {
        JsFuture::from(self.copy()).await.map(|told| told.as_string()).map_err(|why| text(&why))
    }
}
