//! Starting Web Workers whose source travels inside the page, so that it is found wherever the page is.

use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

use super::document::spoken;

/// Starts a worker with this source, which comes in parts: texts, and files of text. Says why if the browser does not.
pub(super) fn start_worker(source: &[JsValue]) -> Result<Worker, String> {
    let start = || {
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let source = source.iter().collect::<js_sys::Array>();
        let url =
            Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&source, &options)?)?;
        let worker = Worker::new(&url);
        Url::revoke_object_url(&url)?;
        worker
    };
    start().map_err(|_: JsValue| spoken().texts().live.no_worker.to_owned())
}
