//! A button that opens a menu.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::icons::{MORE, icon};

/// The button, by its name, and its menu. The browser shows it over all else, closes it on Escape and on a click elsewhere,
/// and gives the focus back; the keys within are those of every menu.
pub fn menu(name: &'static str, items: Html) -> Html {
    let ontoggle = |event: Event| {
        let menu = event.target_unchecked_into::<HtmlElement>();
        let is_open = menu.matches(":popover-open").unwrap_or(false);
        // A plain attribute: nothing refuses it.
        let _ = menu
            .previous_element_sibling()
            .map(|button| button.set_attribute("aria-expanded", if is_open { "true" } else { "false" }));
        // By hand: `autofocus` is refused in others' frames. A key may have chosen another.
        if is_open && !menu.matches(":focus-within").unwrap_or(false) {
            let first = menu.query_selector("[role^=menuitem]").ok().flatten();
            let _ = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()).map(|first| first.focus());
        }
    };
    html! {
        <div onkeydown={on_key}>
            <button
                type="button"
                id="more"
                aria-label={name}
                title={name}
                aria-haspopup="menu"
                aria-expanded="false"
                aria-controls="menu"
                popovertarget="menu"
            >
                { icon(MORE) }
            </button>
            <div id="menu" role="menu" aria-label={name} popover="auto" {ontoggle} onclick={|_| close(there())}>
                { items }
            </div>
        </div>
    }
}

/// Down and Up open it, too, and go around in it; Tab leaves it.
fn on_key(event: KeyboardEvent) {
    let Some(menu) = there() else { return };
    let key = event.key();
    if ["ArrowDown", "ArrowUp"].contains(&&*key) {
        // Refused only to one that is open.
        let _ = menu.show_popover();
    }
    let Ok(items) = menu.query_selector_all("[role^=menuitem]") else { return };
    let items = (0..items.length()).filter_map(|index| items.item(index)?.dyn_into::<HtmlElement>().ok());
    // Those that can be seen.
    let items: Vec<HtmlElement> = items.filter(|item| item.offset_height() > 0).collect();
    let Some(last) = items.len().checked_sub(1) else { return };
    let focused = event.target_dyn_into();
    let at = items.iter().position(|item| focused.as_ref() == Some(item));
    let to = match (&*key, at) {
        ("ArrowDown", Some(at)) if at < last => at + 1,
        ("ArrowUp", Some(at)) if at > 0 => at - 1,
        ("ArrowDown", _) | ("Home", Some(_)) => 0,
        ("ArrowUp", _) | ("End", Some(_)) => last,
        ("Tab", Some(_)) => return close(Some(menu)),
        // Elsewhere they are the page's.
        ("ArrowLeft" | "ArrowRight", Some(_)) => return event.prevent_default(),
        _ => return,
    };
    event.prevent_default();
    // A browser may keep the focus where it is.
    let _ = items[to].focus();
}

fn there() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.get_element_by_id("menu")?.dyn_into().ok()
}

fn close(menu: Option<HtmlElement>) {
    // Refused only to one that is closed.
    let _ = menu.map(|menu| menu.hide_popover());
}
