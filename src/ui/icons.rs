//! Signs of 16 by 16, drawn as lines.

use yew::prelude::*;

pub const PENCIL: &str = "M2 14l.8-3.4L11 2.4l2.6 2.6-8.2 8.2zM9.4 4l2.6 2.6";
pub const OPEN_OUT: &str = "M6.5 3H2.5v10.5H13V9.5M9 2h5v5M14 2L7.5 8.5";
pub const MORE: &str = "M3 8h.01M8 8h.01M13 8h.01";
pub const SHARE: &str = "M5.6 7l4.8-2.6M5.6 9l4.8 2.6M5.8 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0M14.2 3.4a2 2 0 1 1-4 0 2 2 0 0 1 4 0M14.2 12.6a2 2 0 1 1-4 0 2 2 0 0 1 4 0";
pub const PICTURE: &str =
    "M1.5 2.5h13v11h-13zM1.5 11l4-4 3.5 3.5 2-2 3.5 3.5M11.6 5.6a.8.8 0 1 1-1.6 0 .8.8 0 0 1 1.6 0";
pub const SCREEN: &str = "M1.5 2.5h13v8.5h-13zM8 11v2.5M5 13.5h6M6.5 4.8v3.9L10 6.7z";

/// A sign; whoever shows it says in words what it means.
pub fn icon(path: &'static str) -> Html {
    html! { <svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}
