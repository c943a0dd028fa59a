//! The page's root element and its reader's language.

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
