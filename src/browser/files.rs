//! Scripts as files of the reader's.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// How long a file that was given is there to be taken, in ms.
const KEPT_MS: u32 = 60_000;

/// Scripts are shorter by far, and longer traces do not fit into a page; a film that somebody drops is not read.
const MOST_BYTES: f64 = 64_000_000.0;

/// The text of a file; `None` if it is too large or cannot be read.
pub async fn text_of(file: &File) -> Option<String> {
    if file.size() > MOST_BYTES {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Gives the reader a file to keep.
pub fn save(name: &str, content: &[u8]) {
    let keep = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind(name));
        let parts = Array::of1(&Uint8Array::from(content));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let link = document.create_element("a").ok()?.unchecked_into::<HtmlAnchorElement>();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // Some browsers come for it only after this turn.
        Timeout::new(KEPT_MS, move || drop(Url::revoke_object_url(&url))).forget();
        Some(())
    };
    // A browser that refuses says so itself.
    let _ = keep();
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "text/plain",
    }
}

/// A title as the name of a file, with what no system takes replaced.
pub fn file_name(title: &str, suffix: &str) -> String {
    let stays = |c: char| c.is_ascii_alphanumeric() || c > '\u{a0}';
    let name: String = title.chars().map(|c| if stays(c) { c } else { '-' }).collect();
    let name = name.trim_matches('-');
    format!("{}.{suffix}", if name.is_empty() { "loopscope" } else { name })
}
