//! What the browser keeps for the page, where it is allowed to.

use web_sys::Storage;

/// A value that was kept before; `None` if there is none or storage is refused.
pub fn load(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a value; whether the browser does.
pub fn save(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether the reader's browser asks for Korean.
pub fn prefers_korean() -> bool {
    let language = web_sys::window().and_then(|window| window.navigator().language());
    language.is_some_and(|language| language.starts_with("ko"))
}

/// Says in which language the page is.
pub fn set_language(code: &str) {
    set_on_root("lang", code);
}

/// Shows the page in `light` or `dark`, or as the system does.
pub fn set_theme(theme: &str) {
    set_on_root("data-theme", theme);
}

fn set_on_root(attribute: &str, value: &str) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        // A plain attribute: nothing refuses it.
        let _ = root.set_attribute(attribute, value);
    }
}
