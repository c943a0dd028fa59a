//! The built-in scripts, once their texts have come.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::use_texts;
use crate::browser::scenarios::load;
use crate::browser::turn::painted;
use crate::scenarios::{Scenario, known};
use crate::ui::words::words;

/// Those that are known: none until the page is painted and their texts have come. Then what is shown in their place where
/// they have not come: why, and what tries again.
#[hook]
pub fn use_scenarios() -> (&'static [Scenario], Html) {
    let texts = &use_texts().page;
    let fault = use_state_eq(|| None::<String>);
    let tries = use_state_eq(|| 0);
    let came = use_force_update();
    let again = {
        let tries = tries.clone();
        Callback::from(move |_| tries.set(*tries + 1))
    };
    let setter = fault.setter();
    use_effect_with(*tries, move |_| {
        if known().is_empty() {
            spawn_local(async move {
                painted().await;
                setter.set(load().await.err());
                came.force_update();
            });
        }
    });
    let missing = fault.as_ref().filter(|_| known().is_empty()).map(|why| {
        html! {
            <p class="nothing" role="status">
                { words(why.clone()) }{" "}
                <button type="button" class="plain" onclick={again} ~textContent={texts.try_again} />
            </p>
        }
    });
    (known(), missing.unwrap_or_default())
}
