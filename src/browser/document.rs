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

/// Names the page in tabs and in the history: after a script, if it has a title.
pub fn set_title(title: Option<&str>) {
    let document = web_sys::window().and_then(|window| window.document());
    let name = title.map_or_else(|| "Loopscope".to_owned(), |title| format!("{title} · Loopscope"));
    document.iter().for_each(|document| document.set_title(&name));
}

/// How high the window would have to be, in px, for the timeline to show all of its lanes.
pub fn whole_height() -> Option<f64> {
    let window = web_sys::window()?;
    let lanes = window.document()?.query_selector(".scroller").ok()??;
    // Below nothing, if there is more room than lanes.
    let hidden = lanes.first_element_child()?.client_height() - lanes.client_height();
    Some(window.inner_height().ok()?.as_f64()? + f64::from(hidden))
}

/// Whether keys without a modifier are to do something.
pub fn set_keys(on: bool) {
    set_on_root("data-keys", if on { "on" } else { "off" });
}

/// Whether they do.
pub fn keys_on() -> bool {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.is_none_or(|root| root.get_attribute("data-keys").as_deref() != Some("off"))
}

fn set_on_root(attribute: &str, value: &str) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        // A plain attribute: nothing refuses it.
        let _ = root.set_attribute(attribute, value);
    }
}
