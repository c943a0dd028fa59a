//! The engine's doors, for the page's own thread and for a worker.

#[cfg(target_arch = "wasm32")]
mod doors {
    use std::cell::RefCell;

    use js_sys::{Array, Function, Uint8Array};
    use loopscope::browser::{LiveRun, engine};
    use loopscope::scenarios::Library;
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
