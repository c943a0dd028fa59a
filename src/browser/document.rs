//! The document around the page, and its reader's language.

use web_sys::MediaQueryList;

use crate::app::Document;
use crate::share::Theme;
use crate::text::Language;

/// The language that the reader's browser asks for, or the default.
pub fn language() -> Language {
    let wanted = web_sys::window().and_then(|window| window.navigator().language());
    wanted.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// The language that the document is in, or the default where there is none.
pub(super) fn spoken() -> Language {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    let code = root.and_then(|root| root.get_attribute("lang"));
    code.and_then(|code| Language::from_code(&code)).unwrap_or_default()
}

/// Has the document look like this. Tabs and the history name the page after its script, if that has a title.
pub fn show(Document { language, theme, keys, title }: &Document) {
    set_on_root("lang", language.code());
    set_on_root("data-theme", theme.map_or("system", Theme::word));
    set_on_root("data-keys", if *keys { "on" } else { "off" });
    let name = title.as_ref().map_or_else(|| "Loopscope".into(), |title| format!("{title} · Loopscope"));
    let document = web_sys::window().and_then(|window| window.document());
    document.iter().for_each(|document| document.set_title(&name));
}

/// Whether nobody can see the page: another tab came before it, or its window was put away.
pub fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.hidden())
}

/// Whether the reader has asked for less motion.
pub fn is_still() -> bool {
    stillness().is_some_and(|query| query.matches())
}

/// The query that says so, which tells when it changes.
pub fn stillness() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-reduced-motion: reduce)").ok()?
}

/// How high the window would have to be, in px, for the timeline to show all of its lanes.
pub fn whole_height() -> Option<f64> {
    let window = web_sys::window()?;
    let lanes = window.document()?.query_selector(".scroller").ok()??;
    // Below nothing, if there is more room than lanes.
    let hidden = lanes.first_element_child()?.client_height() - lanes.client_height();
    Some(window.inner_height().ok()?.as_f64()? + f64::from(hidden))
}

/// Whether keys without a modifier do something.
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
