//! Runs in files, and links as QR codes, a WebAssembly of its own: few visits open, save or show one, so the page loads this
//! when somebody does, not before.

#[cfg(target_arch = "wasm32")]
mod doors {
    use loopscope::export::{Format, Look, export_trace};
    use loopscope::text::Language;
    use loopscope::trace::wire::{pack, unpack};
    use loopscope::trace::{Shared, Trace};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A trace from its JSON, packed for the wire. Throws why it is none, a sentence in the language of that code.
    #[wasm_bindgen]
    pub fn read_trace(json: &str, language: &str) -> Result<Vec<u8>, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let trace = Trace::from_json(json).map_err(|no_trace| JsValue::from_str(&no_trace.text(language)))?;
        Ok(pack(&trace))
    }

    /// A trace, packed for the wire, in the format of that word; the same text as `loopscope render` writes. Throws why
    /// there is none, a sentence in the language of that code.
    #[wasm_bindgen]
    pub fn write_trace(trace: &[u8], format: &str, language: &str) -> Result<String, JsValue> {
        let look = Look { language: Language::from_code(language).unwrap_or_default(), ..Look::default() };
        let (trace, format) =
            unpack(trace).zip(Format::parse(format)).expect("what a page of the same build gives");
        let written = export_trace(Shared::new(trace), format, &look);
        written.map_err(|refusal| JsValue::from_str(&refusal.text(look.language)))
    }

    /// The QR code of a text, packed for the wire, if one holds it.
    #[wasm_bindgen]
    pub fn qr(text: &str) -> Option<Vec<u8>> {
        loopscope::share::qr(text).as_ref().map(pack)
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("`loopscope render` reads and writes such files here; this is for the page");
    std::process::exit(2);
}
