//! Whether all of the page's code is there.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::address::whole;

/// Not at first: what begins by itself waits for it, so that the page does not stand still for code that is on its way.
#[hook]
pub fn use_whole() -> bool {
    let there = use_state_eq(|| false);
    let told = there.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            whole().await;
            told.set(true);
        });
    });
    *there
}
