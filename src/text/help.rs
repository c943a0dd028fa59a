//! The help.

/// The help.
#[derive(Debug)]
pub struct HelpTexts {
    /// Its part on keys.
    pub keys: &'static str,
    /// Switch: whether keys without a modifier do anything.
    pub keys_on: &'static str,
    /// The keys of the editor.
    pub editor_keys: &'static str,
    /// Its part on the language.
    pub reference: &'static str,
    /// Button: loads an example.
    pub try_it: &'static str,
}
