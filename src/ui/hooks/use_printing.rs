//! Paper.

use yew::prelude::*;

use super::use_window_event;
use crate::browser::guest::host;

/// Whether the page is being printed: what scrolls on the screen is to be there as a whole. A guest is printed as its host
/// shows it.
#[hook]
pub fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    let (begins, ends) = (printing.setter(), printing.setter());
    // Of its own: all who ask draw together.
    use_window_event("printing", move |_| begins.set(host().is_none()));
    use_window_event("afterprint", move |_| ends.set(false));
    *printing
}
