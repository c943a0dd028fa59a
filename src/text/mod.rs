//! Every sentence that a person reads, one folder a language, one struct an area.
//!
//! A language is a folder beside this file and a line in `languages!`; a text that it lacks is a compile error. Sentences
//! take plain values, so this room knows no other: which sentence an enum of another room is, its own room says by a
//! match without a wildcard.

mod cancellation;
mod commands;
mod exports;
mod figures;
mod findings;
mod gallery;
mod help;
mod lesson;
mod live;
mod moment;
mod page;
mod panels;
mod playback;
mod problems;
mod python;
mod quiz;
mod runs;
mod share;
mod steps;
mod task_ref;
mod timeline;
mod traces;
mod units;
mod values;

pub use cancellation::{Cancelled, Canceller};
pub use commands::CommandTexts;
pub use exports::ExportTexts;
pub use figures::FigureTexts;
pub use findings::{Blocked, FindingTexts, Link, Lost};
pub use gallery::GalleryTexts;
pub use help::HelpTexts;
pub use lesson::LessonTexts;
pub use live::LiveTexts;
pub use moment::MomentTexts;
pub use page::PageTexts;
pub use panels::PanelTexts;
pub use playback::PlaybackTexts;
pub use problems::{KindTexts, ProblemTexts};
pub use python::PythonTexts;
pub use quiz::QuizTexts;
pub use runs::RunTexts;
pub use share::ShareTexts;
pub use steps::StepTexts;
pub use task_ref::{END_ISOLATE, ISOLATE, TaskRef};
pub use timeline::{StateTexts, TimelineTexts};
pub use traces::TraceTexts;
pub use units::{Unit, UnitTexts, decimal};
pub use values::ValueTexts;

use borsh::{BorshDeserialize, BorshSerialize};

/// All that is said in one language.
#[derive(Debug)]
pub struct Texts {
    /// What is wrong with a script.
    pub problems: ProblemTexts,
    /// What there is to point at in a run.
    pub findings: FindingTexts,
    /// How a run was made, and why it is not whole.
    pub runs: RunTexts,
    /// Values, and what may be wrong with them.
    pub values: ValueTexts,
    /// The figures of a run.
    pub figures: FigureTexts,
    /// The timeline: its lanes, spans, marks and legend.
    pub timeline: TimelineTexts,
    /// The playhead and how it is moved.
    pub playback: PlaybackTexts,
    /// The state of a run at the playhead.
    pub moment: MomentTexts,
    /// What stands around the timeline: log, findings, the run under every strategy, the pinned run.
    pub panels: PanelTexts,
    /// Running for real.
    pub live: LiveTexts,
    /// The page around the rest: script, header, notices, links from elsewhere.
    pub page: PageTexts,
    /// The built-in scripts.
    pub gallery: GalleryTexts,
    /// What keys and buttons do.
    pub commands: CommandTexts,
    /// The help.
    pub help: HelpTexts,
    /// Files: how they look, and why there is none.
    pub exports: ExportTexts,
    /// Links out and in.
    pub share: ShareTexts,
    /// The question for the total.
    pub quiz: QuizTexts,
    /// Python programs: what runs them, and what keeps them from it.
    pub python: PythonTexts,
}

/// What the command alone says: the page has nothing of it.
const fn of_command(text: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { text }
}

/// What follows from the list of languages: their files, [`Language`] and what it knows.
macro_rules! languages {
    ($($(#[$default:meta])? $language:ident, $file:ident, $code:literal, $name:literal;)*) => {
        $(mod $file;)*

        /// A language in which Loopscope speaks to people. The default is what it speaks where nobody chooses one: in
        /// the command's messages and in `loopscope-trace-1`.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
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

            /// What is said of steps in it: apart, so that what tells none does not carry them.
            pub const fn steps(self) -> &'static StepTexts {
                match self { $(Self::$language => &$file::STEPS),* }
            }

            /// What is said of lessons in it: apart, since few visits give one.
            pub const fn lesson(self) -> &'static LessonTexts {
                match self { $(Self::$language => &$file::LESSON),* }
            }

            /// What is said of traces in it: apart, so that the page, which has them read elsewhere, does not carry them.
            pub const fn traces(self) -> &'static TraceTexts {
                match self { $(Self::$language => &$file::TRACES),* }
            }
        }
    };
}

// A variant, its folder, its code, its name in itself.
languages! {
    #[default] English, english, "en", "English";
    Korean, korean, "ko", "한국어";
}

impl Language {
    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language of a tag such as `ko-KR`: what browsers know of their reader.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::from_code(tag.split('-').next()?)
    }
}
