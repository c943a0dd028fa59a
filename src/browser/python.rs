//! Python programs, which CPython runs where it can reach nothing: `www/python/`, loaded with the first of them.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::formats::Formats;
use super::parts::{load, text};
use crate::app::{FaultKind, PythonFault};
use crate::text::Language;
use crate::trace::Trace;

#[wasm_bindgen]
extern "C" {
    type Door;

    #[wasm_bindgen(method, catch)]
    fn run(this: &Door, source: &str, options: &Object) -> Result<Running, JsValue>;

    type Running;

    #[wasm_bindgen(method, getter)]
    fn ended(this: &Running) -> Promise;

    #[wasm_bindgen(method)]
    fn stop(this: &Running);
}

/// A program that is being run. Dropping it ends the run.
pub struct PythonRun {
    running: Running,
    _on_progress: Closure<dyn Fn(f64, f64)>,
}

impl PythonRun {
    /// Starts a program: on a clock that jumps or, if it is to be `real`, on the browser's. While what runs it is fetched,
    /// `on_progress` is told of the bytes that have come, and of all.
    ///
    /// # Errors
    ///
    /// What runs programs cannot be loaded.
    pub async fn start(
        source: &str,
        real: bool,
        on_progress: impl Fn(u32, u32) + 'static,
    ) -> Result<Self, PythonFault> {
        let door = load("python.js").await.map_err(|why| fault(FaultKind::Unreachable, None, &why))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes of a few files")]
        let on_progress =
            Closure::<dyn Fn(f64, f64)>::new(move |loaded, total| on_progress(loaded as u32, total as u32));
        let options = Object::new();
        // Of an ordinary object nobody refuses a field.
        let _ = Reflect::set(&options, &"real".into(), &real.into());
        let _ = Reflect::set(&options, &"onProgress".into(), on_progress.as_ref());
        let running = door.unchecked_into::<Door>().run(source, &options);
        let running = running.map_err(|why| fault(FaultKind::Refused, None, &text(&why)))?;
        Ok(Self { running, _on_progress: on_progress })
    }

    /// Its trace, as `loopscope-trace-1`, once it has ended.
    ///
    /// # Errors
    ///
    /// There is none, and why.
    pub fn ended(&self) -> impl Future<Output = Result<String, PythonFault>> + use<> {
        let ended = JsFuture::from(self.running.ended());
        async { told(ended.await) }
    }

    /// Ends it.
    pub fn stop(&self) {
        self.running.stop();
    }
}

impl Drop for PythonRun {
    fn drop(&mut self) {
        self.running.stop();
    }
}

/// The trace that has come of a program.
///
/// # Errors
///
/// None has come, or what has come is none.
pub async fn trace_of(ended: &Result<String, PythonFault>, language: Language) -> Result<Trace, PythonFault> {
    let json = ended.as_ref().map_err(Clone::clone)?;
    let fault = |kind| move |why: String| fault(kind, None, &why);
    let formats = Formats::load().await.map_err(fault(FaultKind::Unreachable))?;
    formats.read_trace(json, language).map_err(fault(FaultKind::False))
}

/// What a run has come to.
fn told(ended: Result<JsValue, JsValue>) -> Result<String, PythonFault> {
    let ended = ended.map_err(|why| fault(FaultKind::Crashed, None, &text(&why)))?;
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    get(&ended, "trace").as_string().ok_or_else(|| {
        let told = get(&ended, "fault");
        let kind = FaultKind::parse(&get(&told, "kind").as_string().unwrap_or_default());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line's number")]
        let line = get(&told, "line").as_f64().map(|line| line as u32).filter(|line| *line > 0);
        fault(kind, line, &get(&told, "text").as_string().unwrap_or_default())
    })
}

fn fault(kind: FaultKind, line: Option<u32>, text: &str) -> PythonFault {
    PythonFault { kind, line, text: text.into() }
}
