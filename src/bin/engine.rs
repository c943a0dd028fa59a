//! The engine's doors, for the page's own thread and for a worker.

#[cfg(target_arch = "wasm32")]
mod doors {
    use std::cell::RefCell;

    use js_sys::{Array, Function, Uint8Array};
    use loopscope::browser::{LiveRun, engine};
    use loopscope::export::{self, Format, Look, Theme};
    use loopscope::scenarios::Library;
    use loopscope::text::Language;
    use loopscope::trace::Strategy;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    thread_local! {
        static LIVE: RefCell<Option<LiveRun>> = const { RefCell::new(None) };
    }

    /// Carries out an order; `answer` is called with each answer, a `Uint8Array` of its own. A live run before it ends.
    #[wasm_bindgen]
    pub fn take(order: &[u8], answer: Function) -> Result<(), JsValue> {
        leave();
        let answer = move |bytes: &[u8]| {
            // Whoever takes no answers has gone.
            let _ = answer.call1(&JsValue::UNDEFINED, &Uint8Array::from(bytes));
        };
        let live = engine::take(order, answer).map_err(JsValue::from_str)?;
        LIVE.replace(live);
        Ok(())
    }

    /// Ends the live run between two steps; what it has measured is answered at once.
    #[wasm_bindgen]
    pub fn stop() {
        LIVE.with_borrow(|live| live.iter().for_each(LiveRun::stop));
    }

    /// All that is built in, as [`Library::texts`] puts it.
    #[wasm_bindgen]
    pub fn library() -> Vec<JsValue> {
        let lists = Library::whole().texts().into_iter();
        lists.map(|texts| texts.into_iter().map(JsValue::from).collect::<Array>().into()).collect()
    }

    /// A script in another form, the same bytes as `loopscope render` writes. `format` is `svg`, `text`, `json`, `chrome` or
    /// `python`; `strategy` a word of the language, or nothing if it is the script's own; `language` `en` or `ko`. Throws if there is no such format, or nothing to export.
    #[wasm_bindgen]
    pub fn render(
        script: &str,
        format: &str,
        strategy: Option<String>,
        language: &str,
        dark: bool,
    ) -> Result<String, JsValue> {
        let format = Format::parse(format).ok_or("no such format")?;
        let strategy = strategy.as_deref().and_then(Strategy::parse);
        let language = Language::from_code(language).unwrap_or_default();
        let theme = if dark { Theme::Dark } else { Theme::Light };
        export::export(script, format, &Look { strategy, language, theme, width: None })
            .map_err(|refusal| JsValue::from_str(&refusal.text(language)))
    }

    /// Ends the live run; nobody waits for an answer.
    #[wasm_bindgen]
    pub fn leave() {
        drop(LIVE.take());
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("the engine runs in a browser: `cargo xtask serve` builds the page that loads it");
    std::process::exit(2);
}
