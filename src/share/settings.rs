//! How a link wants its script to be shown.

use crate::text::Language;
use crate::trace::{Micros, Strategy};

/// All that a link can say beside its script. What it does not say is `None` or `false`, and up to the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether only result, timeline and transport are shown.
    pub embed: bool,
    /// How the tasks are run, whatever the script says.
    pub strategy: Option<Strategy>,
    /// Where the playhead stands.
    pub at: Option<At>,
    /// How fast the prediction plays, in quarters: 1 to [`MOST_SPEED`].
    pub speed: Option<u32>,
    /// Whether the prediction plays by itself.
    pub play: bool,
    /// Whether the page asks for the total first.
    pub quiz: bool,
    /// The page's language.
    pub language: Option<Language>,
    /// Its colours.
    pub theme: Option<Theme>,
    /// What is left out, in the order of [`PagePart::ALL`].
    pub hide: Vec<PagePart>,
}

/// 16 times as fast as the prediction, in quarters.
pub const MOST_SPEED: u32 = 64;

/// A place in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A time, in µs.
    Time(Micros),
    /// After so many events.
    Step(usize),
}

/// The page's colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A part of the page that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PagePart {
    /// The editor.
    Editor,
    /// The strategies beside each other.
    Compare,
    /// What was printed.
    Log,
    /// The boxes at the playhead.
    Boxes,
    /// The findings.
    Findings,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in a link.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl PagePart {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Editor, Self::Compare, Self::Log, Self::Boxes, Self::Findings];

    /// Its name in a link.
    pub fn name(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Compare => "compare",
            Self::Log => "log",
            Self::Boxes => "boxes",
            Self::Findings => "findings",
        }
    }
}
