//! Names: Unicode identifiers, compared in NFC as Python compares them.

use super::{NormalForm, Span};

/// A name as it stands in the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name in NFC: what is compared and shown.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Name {
    pub(super) fn new(raw: &str, span: Span) -> Self {
        Self { text: NormalForm::Nfc.of(raw), span }
    }
}

pub(super) fn starts_name(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_start(c)
}

pub(super) fn continues_name(c: char) -> bool {
    unicode_ident::is_xid_continue(c)
}

/// Whether the whole text is a name (a keyword is one here).
pub(super) fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(starts_name) && chars.all(continues_name)
}
