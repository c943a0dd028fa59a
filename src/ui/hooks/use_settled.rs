//! What has stayed as it is for a while.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The last text that has stayed the same for so many ms.
#[hook]
pub fn use_settled(text: String, ms: u32) -> String {
    let settled = use_state_eq(String::new);
    let set = settled.setter();
    use_effect_with(text, move |text| {
        let text = text.clone();
        let waiting = Timeout::new(ms, move || set.set(text));
        move || drop(waiting)
    });
    (*settled).clone()
}
