//! Starting Web Workers whose source travels inside the page, so that it is found wherever the page is.

use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

use super::document::spoken;

/// Starts a worker with this source; says why if the browser does not.
pub(super) fn start_worker(source: &str) -> Result<Worker, String> {
    let start = || {
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let source = js_sys::Array::of1(&JsValue::from_str(source));
        let url =
            Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&source, &options)?)?;
        let worker = Worker::new(&url);
        Url::revoke_object_url(&url)?;
        worker
    };
    start().map_err(|_: JsValue| spoken().texts().live.no_worker.to_owned())
}
