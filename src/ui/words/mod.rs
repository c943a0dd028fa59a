//! Everything that the page says, in each of its languages. A text that is missing in one is a compile error.
//!
//! They are in three, by who needs them when: a text travels with the code that says it (see `xtask/src/split`).

mod dialogs;
mod page;
mod stage;

use yew::prelude::*;

use crate::text::Language;

pub use dialogs::DialogWords;
pub use page::PageWords;
pub use stage::Words;

/// Texts in each language.
pub trait Texts: 'static {
    const ENGLISH: &Self;
    const KOREAN: &Self;
}

/// Texts in the language that the components around have set.
#[hook]
pub fn use_texts<T: Texts>() -> &'static T {
    match use_context::<Language>().unwrap_or_default() {
        Language::English => T::ENGLISH,
        Language::Korean => T::KOREAN,
    }
}

/// What every page says.
#[hook]
pub fn use_words() -> &'static Words {
    use_texts()
}
