//! The colours in which page and pictures are shown.

use strum::EnumCount;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumCount)]
pub enum Theme {
    /// Dark letters on white.
    #[default]
    Light,
    /// Light letters on black.
    Dark,
}

impl Theme {
    /// Both.
    pub const ALL: [Self; Self::COUNT] = [Self::Light, Self::Dark];

    /// Its word in a link and in the page's root element.
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}
