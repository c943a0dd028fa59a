//! Runs in files, links as QR codes, and lessons, a WebAssembly of its own: few visits open, save, show or give one, so the
//! page loads this when somebody does, not before.

#[cfg(target_arch = "wasm32")]
mod lesson;

#[cfg(target_arch = "wasm32")]
mod doors {
    use loopscope::app::script_of;
    use loopscope::export::{
        Format, Look, Theme, export_trace, picture as svg_of, python as python_of, recorded,
    };
    use loopscope::run::findings_of_trace;
    use loopscope::script::{is_python, read};
    use loopscope::share;
    use loopscope::text::Language;
    use loopscope::trace::wire::{pack, unpack};
    use loopscope::trace::{Shared, Strategy, Trace};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A trace from its JSON, packed for the wire, that of a Python program with what it shows. Throws why it is none, a sentence in the language of that code.
    #[wasm_bindgen]
    pub fn read_trace(json: &str, language: &str) -> Result<Vec<u8>, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let mut trace = Trace::from_json_in(json, language.code())
            .map_err(|no_trace| JsValue::from_str(&no_trace.text(language)))?;
        if trace.source.as_deref().is_some_and(is_python) {
            trace.findings = findings_of_trace(&trace, language);
        }
        Ok(pack(&trace))
    }

    /// A trace, packed for the wire, in the format of that word, a picture in the colours of that theme; the same text as
    /// `loopscope render` writes. Throws why there is none, a sentence in the language of that code.
    #[wasm_bindgen]
    pub fn write_trace(
        trace: &[u8],
        format: &str,
        theme: &str,
        transparent: bool,
        language: &str,
    ) -> Result<String, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let theme = Theme::parse(theme).unwrap_or_default();
        let look = Look { language, theme, transparent, ..Look::default() };
        let (trace, format) =
            unpack(trace).zip(Format::parse(format)).expect("what a page of the same build gives");
        let written = export_trace(Shared::new(trace), format, &look);
        written.map_err(|refusal| JsValue::from_str(&refusal.text(look.language)))
    }

    /// What a link's fragment leads to as SVG, in the language of the link or else that of the code; empty if it leads to no
    /// run, or to a quiz, which a picture would answer.
    #[wasm_bindgen]
    pub fn picture(fragment: &str, language: &str) -> String {
        let opened = share::read(fragment).unwrap_or_default();
        let language = opened.settings.language.or_else(|| Language::from_code(language)).unwrap_or_default();
        let look = Look { language, ..Look::default() };
        let asks = !opened.settings.quiz.is_empty();
        let script = script_of(&opened).filter(|_| !asks);
        let trace = script.and_then(|script| recorded(&script, Format::Svg, &look).ok());
        trace.map(|trace| svg_of(&trace, &look)).unwrap_or_default()
    }

    /// A sound script as a Python program, under the strategy of that word, packed for the wire: its text, and for each of its
    /// lines the line of the script that it stands for, from 1, or 0. Throws why there is none, a sentence in the language
    /// of that code.
    #[wasm_bindgen]
    pub fn python(script: &str, strategy: &str, language: &str) -> Result<Vec<u8>, JsValue> {
        let language = Language::from_code(language).unwrap_or_default();
        let strategy = Strategy::parse(strategy).unwrap_or_default();
        let (tree, program) = read(script).map_err(|_| JsValue::from_str(language.texts().exports.errors))?;
        let python = python_of(&tree, &program, strategy)
            .map_err(|no_python| JsValue::from_str(&no_python.text(language)))?;
        let lines = python.lines(script);
        Ok(pack(&(python.text, lines)))
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
