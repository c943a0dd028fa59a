//! Where a text goes that a reader takes along: the clipboard, or the system's own way to share.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlTextAreaElement, Navigator, ShareData};

/// Copies a text; whether the browser did.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = navigator().filter(|navigator| has(navigator, "clipboard")) else { return false };
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Copies what stands in a field as a browser does that refuses its clipboard, and leaves it selected; whether it did.
pub fn copy_selected(field: &HtmlTextAreaElement) -> bool {
    // A field that is there can be selected.
    let _ = field.focus();
    field.select();
    let document =
        field.owner_document().and_then(|document| document.dyn_into::<web_sys::HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Whether pictures can be copied.
pub fn can_copy_pictures() -> bool {
    web_sys::window().is_some_and(|window| has(&window, "ClipboardItem"))
}

/// Whether the system has a way to share.
pub fn can_share() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share"))
}

/// Opens it. Whoever closes it again has changed his mind; that is no error.
pub async fn share(title: &str, link: &str) {
    let Some(navigator) = navigator() else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    let _ = JsFuture::from(navigator.share_with_data(&data)).await;
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}

fn has(of: &JsValue, what: &str) -> bool {
    Reflect::get(of, &what.into()).is_ok_and(|it| !it.is_undefined())
}
