//! The built-in scripts, once their texts have come.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::scenarios::load;
use crate::browser::turn::painted;
use crate::scenarios::{Scenario, known};

/// Those that are known: none until the page is painted and their texts have come. Then why they have not come, if they
/// have not, and what tries again.
#[hook]
pub fn use_scenarios() -> (&'static [Scenario], Option<String>, Callback<MouseEvent>) {
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
    (known(), (*fault).clone(), again)
}
