//! Pictures in pixels, PNG and GIF, a WebAssembly of its own: its letters are larger than all of the page, which loads it
//! when somebody asks for one, not before.

#[cfg(target_arch = "wasm32")]
mod doors {
    use js_sys::{Array, Uint8Array};
    use loopscope::export::{GrowingGif, Look, NoPng};
    use loopscope::text::Language;
    use loopscope::trace::Shared;
    use loopscope::trace::wire::unpack;
    use loopscope::view::Theme;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An SVG of ours as PNG, so many times as large, 1 to 4: the same bytes as `loopscope render` writes, and which letters
    /// are blocks in it, in a sentence in the language of that code, if any are. Throws one if there is no PNG.
    #[wasm_bindgen]
    pub fn png(svg: &str, scale: u32, language: &str) -> Result<Array, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let png = loopscope::export::png(svg, scale).map_err(no(language))?;
        Ok(Array::of2(&Uint8Array::from(&*png.bytes), &png.note(language).into()))
    }

    /// A GIF that grows picture by picture, so that the page is not held up.
    #[wasm_bindgen]
    pub struct Gif(GrowingGif, Language);

    /// A trace, packed for the wire, as a GIF that takes so many seconds: the same bytes as `loopscope render` writes.
    /// Throws if it cannot be drawn, a sentence in the language of that code, as what follows does.
    #[wasm_bindgen]
    pub fn gif(trace: &[u8], theme: &str, language: &str, seconds: u32) -> Result<Gif, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let look = Look { theme: Theme::parse(theme).unwrap_or_default(), language, ..Look::default() };
        let trace = Shared::new(unpack(trace).expect("what a page of the same build gives"));
        GrowingGif::new(&trace, &look, seconds).map(|gif| Gif(gif, language)).map_err(no(language))
    }

    #[wasm_bindgen]
    impl Gif {
        /// Draws the next picture; says how far all is then, in percent, or nothing where all was drawn.
        pub fn draw(&mut self) -> Result<Option<u32>, JsValue> {
            self.0.draw().map_err(no(self.1))
        }

        /// The file, once all is drawn, and which letters are blocks in it, if any are.
        pub fn finish(self) -> Result<Array, JsValue> {
            let gif = self.0.finish().map_err(no(self.1))?;
            Ok(Array::of2(&Uint8Array::from(&*gif.bytes), &gif.note(self.1).into()))
        }
    }

    fn no(language: Language) -> impl Fn(NoPng) -> JsValue {
        move |why| JsValue::from_str(&why.text(language))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("`loopscope render FILE -o out.png` makes pictures here; this is for the page");
    std::process::exit(2);
}
