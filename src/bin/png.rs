//! Pictures as PNG, a WebAssembly of its own: its letters are larger than all of the page, which loads it
//! when somebody asks for a PNG, not before.

#[cfg(target_arch = "wasm32")]
mod doors {
    use loopscope::text::Language;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// An SVG of ours as PNG, so many times as large, 1 to 4; the same bytes as `loopscope render` writes. Throws a
    /// sentence in the language of that code if there is none.
    #[wasm_bindgen]
    pub fn png(svg: &str, scale: u32, language: &str) -> Result<Vec<u8>, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        loopscope::export::png(svg, scale).map_err(|no_png| JsValue::from_str(&no_png.text(language)))
    }

    /// Which letters of an SVG are blocks in its PNG, in a sentence in the language of that code, if any are.
    #[wasm_bindgen]
    pub fn note(svg: &str, language: &str) -> Option<String> {
        loopscope::export::png_note(svg, Language::from_code(language).unwrap_or_default())
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
