//! The normal forms of Unicode: a browser knows them, so the page carries no tables of its own for that.

/// A normal form. What Unicode has once assigned never changes it, so browser and tables give the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NormalForm {
    /// Composed: what is the same letter is the same text.
    Nfc,
    /// Composed, and what only looks different is one, too: `ﬁ` is `fi`.
    Nfkc,
    /// The same, taken apart: letters without their marks, and the marks.
    Nfkd,
}

impl NormalForm {
    /// A text in this form.
    pub fn of(self, text: &str) -> String {
        if text.is_ascii() { text.into() } else { self.of_unicode(text) }
    }

    #[cfg(target_arch = "wasm32")]
    fn of_unicode(self, text: &str) -> String {
        let form = match self {
            Self::Nfc => "NFC",
            Self::Nfkc => "NFKC",
            Self::Nfkd => "NFKD",
        };
        js_sys::JsString::from(text).normalize(form).into()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn of_unicode(self, text: &str) -> String {
        use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
        let normal = match self {
            Self::Nfc => ComposingNormalizerBorrowed::new_nfc().normalize(text),
            Self::Nfkc => ComposingNormalizerBorrowed::new_nfkc().normalize(text),
            Self::Nfkd => DecomposingNormalizerBorrowed::new_nfkd().normalize(text),
        };
        normal.into_owned()
    }
}
