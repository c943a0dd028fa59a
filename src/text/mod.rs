//! Every sentence that a person reads, one file a language, one struct an area.
//!
//! A language is a file beside this one and a line in [`languages!`]; a text that it lacks is a compile error. Sentences
//! take plain values, so this room knows no other: which sentence an enum of another room is, its own room says by a
//! match without a wildcard.

pub mod commands;
pub mod exports;
pub mod figures;
pub mod findings;
pub mod help;
pub mod live;
pub mod moment;
pub mod page;
pub mod panels;
pub mod playback;
pub mod problems;
pub mod quiz;
pub mod runs;
pub mod share;
pub mod timeline;

use self::{
    commands::Commands, exports::Exports, figures::Figures, findings::Findings, help::Help, live::Live,
    moment::Moment, page::Page, panels::Panels, playback::Playback, problems::Problems, quiz::Quiz,
    runs::Runs, share::Share, timeline::Timeline,
};

/// All that is said in one language.
pub struct Texts {
    /// What is wrong with a script.
    pub problems: Problems,
    /// What there is to point at in a run.
    pub findings: Findings,
    /// How a run was made, and why it is not whole.
    pub runs: Runs,
    /// The figures of a run.
    pub figures: Figures,
    /// The timeline: its lanes, spans, marks and legend.
    pub timeline: Timeline,
    /// The playhead and how it is moved.
    pub playback: Playback,
    /// The state of a run at the playhead.
    pub moment: Moment,
    /// What stands around the timeline: log, findings, the run under every strategy, the pinned run.
    pub panels: Panels,
    /// Running for real.
    pub live: Live,
    /// The page around the rest: script, header, notices, links from elsewhere.
    pub page: Page,
    /// What keys and buttons do.
    pub commands: Commands,
    /// The help.
    pub help: Help,
    /// Files: how they look, and why there is none.
    pub exports: Exports,
    /// Links out and in.
    pub share: Share,
    /// The question for the total.
    pub quiz: Quiz,
}

/// What follows from the list of languages: their files, [`Language`] and what it knows.
macro_rules! languages {
    ($($(#[$default:meta])? $language:ident, $file:ident, $code:literal, $name:literal;)*) => {
        $(mod $file;)*

        /// A language in which Loopscope speaks to people.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Language {
            $(#[doc = $name] $(#[$default])? $language,)*
        }

        impl Language {
            /// All of them.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$language),*];

            /// Its code, as in HTML's `lang`: what stands for it in links, in messages and on the command line.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$language => $code),* }
            }

            /// Its name in itself.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$language => $name),* }
            }

            /// What is said in it.
            pub const fn texts(self) -> &'static Texts {
                match self { $(Self::$language => &$file::TEXTS),* }
            }
        }
    };
}

// A variant, its file, its code, its name in itself.
languages! {
    #[default] English, english, "en", "English";
    Korean, korean, "ko", "한국어";
}

impl Language {
    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}
