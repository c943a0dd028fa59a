//! What is built in, which comes a moment after the first picture.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::background::library;
use crate::scenarios::Library;

/// The library as far as it is there, or why it will not come: a context.
pub type Loaded = Result<Rc<Library>, AttrValue>;

/// Loads the library once the page is painted.
#[hook]
pub fn use_library() -> Loaded {
    let loaded = use_state(|| Loaded::Ok(Rc::default()));
    let setter = loaded.setter();
    use_effect_with((), move |()| {
        spawn_local(async move {
            setter.set(library().await.map(Rc::new).map_err(AttrValue::from));
        });
    });
    (*loaded).clone()
}
