//! Scripts as files of the reader's.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// No script is longer by far; a film that somebody drops is not read.
const MOST_BYTES: f64 = 1_000_000.0;

/// The text of a file; `None` if it is too large or cannot be read.
pub async fn text_of(file: &File) -> Option<String> {
    if file.size() > MOST_BYTES {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Gives the reader a text as a file to keep.
pub fn save(name: &str, text: &str) {
    let keep = || {
        let options = BlobPropertyBag::new();
        options.set_type("text/plain");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let link = document.create_element("a").ok()?.unchecked_into::<HtmlAnchorElement>();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&url).ok()
    };
    // A browser that refuses says so itself.
    let _ = keep();
}
