//! What the browser keeps for a reader from one visit to the next.

use std::rc::Rc;

use crate::share::Theme;
use crate::text::Language;

/// All that was kept, as it was when the page was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The script that the reader wrote last.
    pub draft: Option<Rc<str>>,
    /// Whether another tab has kept a draft since this one has.
    pub overtaken: bool,
    /// The language that was chosen, or else the browser's.
    pub language: Language,
    /// The colours that were chosen; `None` follows the system.
    pub theme: Option<Theme>,
    /// Whether keys without a modifier do something.
    pub keys: bool,
}

impl Default for Kept {
    fn default() -> Self {
        Self { draft: None, overtaken: false, language: Language::default(), theme: None, keys: true }
    }
}

/// One choice of the reader's, to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// The page's language.
    Language(Language),
    /// Its colours; `None` follows the system.
    Theme(Option<Theme>),
    /// Whether keys without a modifier do something.
    Keys(bool),
}
