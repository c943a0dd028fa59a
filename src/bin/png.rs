//! Pictures as PNG, a WebAssembly of its own: its letters are larger than all of the page, which loads it
//! when somebody asks for a PNG, not before.

#[cfg(target_arch = "wasm32")]
mod doors {
    use js_sys::{Array, Uint8Array};
    use loopscope::text::Language;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An SVG of ours as PNG, so many times as large, 1 to 4: the same bytes as `loopscope render` writes, and which letters
    /// are blocks in it, in a sentence in the language of that code, if any are. Throws one if there is no PNG.
    #[wasm_bindgen]
    pub fn png(svg: &str, scale: u32, language: &str) -> Result<Array, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let png =
            loopscope::export::png(svg, scale).map_err(|no_png| JsValue::from_str(&no_png.text(language)))?;
        Ok(Array::of2(&Uint8Array::from(&*png.bytes), &png.note(language).into()))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("`loopscope render FILE -o out.png` makes a PNG here; this is for the page");
    std::process::exit(2);
}
