//! A list that scrolls with what happens in it.

use web_sys::Element;
use yew::prelude::*;

/// Keeps the last of the first so many rows in sight, where the element that this is put on scrolls by itself; nothing
/// around it moves.
#[hook]
pub fn use_follow(rows: &'static str, last: usize) -> NodeRef {
    let node = use_node_ref();
    use_effect_with((node.clone(), last), move |(node, last)| {
        if let Some(list) = node.cast::<Element>() {
            list.set_scroll_top(list.scroll_top() + hidden(&list, &format!("{rows}:nth-child({last})")));
        }
    });
    node
}

/// How far a row is below what is seen of its list, or, as a negative number, above it, in pixels. Without the row, that
/// is the list's beginning.
fn hidden(list: &Element, row: &str) -> i32 {
    let Some(row) = list.query_selector(row).ok().flatten() else { return -list.scroll_top() };
    let (row, list) = (row.get_bounding_client_rect(), list.get_bounding_client_rect());
    let (above, below) = ((row.top() - list.top()).min(0.0), (row.bottom() - list.bottom()).max(0.0));
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
    let hidden = (above + below).round() as i32;
    hidden
}
