//! How a link wants its script to be shown.

use std::rc::Rc;

use strum::EnumCount;

use crate::text::Language;
use crate::trace::{Micros, Strategy};
use crate::view::{Question, Theme};

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
    /// What the page asks first, in the order of [`Question::ALL`].
    pub quiz: Vec<Question>,
    /// The page's language.
    pub language: Option<Language>,
    /// Its colours.
    pub theme: Option<Theme>,
    /// What is left out, in the order of [`PagePart::ALL`].
    pub hide: Vec<PagePart>,
    /// What an embed shows besides, in the order of [`PagePart::EXTRAS`].
    pub show: Vec<PagePart>,
    /// The lesson that it is shown in, packed: what [`super::read_list`] reads.
    pub list: Option<Rc<str>>,
    /// By which number the window is known that this one shows the same as.
    pub follow: Option<u32>,
}

/// What a link can say beside its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount)]
pub enum Key {
    /// Whether it is an embed.
    View,
    /// How tasks are run.
    Strategy,
    /// A time of the playhead, in seconds.
    At,
    /// A step of the playhead.
    Step,
    /// The speed of the prediction, as a factor.
    Speed,
    /// Whether it plays by itself.
    Play,
    /// What the page asks first.
    Quiz,
    /// The page's language.
    Language,
    /// Its colours.
    Theme,
    /// What is left out.
    Hide,
    /// What an embed shows besides.
    Show,
    /// The runs of a lesson.
    List,
    /// Which window it follows.
    Follow,
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

/// A part of the page that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumCount)]
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

impl Key {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; Self::COUNT] = [
        Self::View,
        Self::Strategy,
        Self::At,
        Self::Step,
        Self::Speed,
        Self::Play,
        Self::Quiz,
        Self::Language,
        Self::Theme,
        Self::Hide,
        Self::Show,
        Self::List,
        Self::Follow,
    ];

    /// Its word in a link.
    pub fn word(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Strategy => "strategy",
            Self::At => "at",
            Self::Step => "step",
            Self::Speed => "speed",
            Self::Play => "play",
            Self::Quiz => "quiz",
            Self::Language => "lang",
            Self::Theme => "theme",
            Self::Hide => "hide",
            Self::Show => "show",
            Self::List => "list",
            Self::Follow => "follow",
        }
    }

    /// The key of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.word() == word)
    }
}

impl PagePart {
    /// All of them.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Editor, Self::Compare, Self::Log, Self::Boxes, Self::Findings];

    /// Those that an embed can show beside result, timeline, transport and sentence; the script to be read alone.
    pub const EXTRAS: [Self; 3] = [Self::Boxes, Self::Log, Self::Editor];

    /// Its word in a link that leaves it out.
    pub fn word(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Compare => "compare",
            Self::Log => "log",
            Self::Boxes => "boxes",
            Self::Findings => "findings",
        }
    }
    /// Its word in a link that shows it.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Editor => "code",
            Self::Boxes => "states",
            Self::Compare | Self::Log | Self::Findings => self.word(),
        }
    }
}
