//! What files say, a WebAssembly of its own: few visits open one, so the page loads this when somebody does, not before.

#[cfg(target_arch = "wasm32")]
mod doors {
    use loopscope::text::Language;
    use loopscope::trace::Trace;
    use loopscope::trace::wire::pack;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A trace from its JSON, packed for the wire. Throws why it is none, a sentence in the language of that code.
    #[wasm_bindgen]
    pub fn read_trace(json: &str, language: &str) -> Result<Vec<u8>, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let trace = Trace::from_json(json).map_err(|no_trace| JsValue::from_str(&no_trace.text(language)))?;
        Ok(pack(&trace))
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("`loopscope render trace.json -o out.svg` reads a trace here; this is for the page");
    std::process::exit(2);
}
