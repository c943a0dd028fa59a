//! The reader's language and what is said in it.

use yew::prelude::*;

use crate::text::{Language, Texts};

/// The language that the components around have set.
#[hook]
pub fn use_language() -> Language {
    use_context().unwrap_or_default()
}

/// The texts of that language.
#[hook]
pub fn use_texts() -> &'static Texts {
    use_language().texts()
}
