//! The texts of the built-in scripts, which come in a file of their own: what is opened by a link needs none.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::JsCast;

use super::parts;
use crate::scenarios::keep;

/// Loads them, if that has not been done: from then on they are [`known`](crate::scenarios::known).
///
/// # Errors
///
/// They cannot be loaded, in words that name the part.
pub async fn load() -> Result<(), String> {
    let module = parts::load("scenarios.js").await?;
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let all = get(&module, "default").unwrap_or_default();
    keep(|id| {
        let texts = get(&all, id)?.dyn_into::<Array>().ok()?;
        Some([texts.get(0).as_string()?, texts.get(1).as_string()?])
    });
    Ok(())
}
