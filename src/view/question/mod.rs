//! What a quiz asks about a run. The right answer and the wrong ones are the run's own, and the step that answers tells why.

mod next;
mod printed;

use strum::EnumCount;

use super::Moments;
use crate::text::{Language, QuizTexts};
use crate::trace::{Answer, Trace};

/// As many choices as are given.
const MOST: usize = 4;

/// What a quiz can ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount)]
pub enum Question {
    /// How long the run takes.
    Total,
    /// Which line is printed next.
    Print,
    /// Whom the loop takes next.
    Next,
    /// Whether the run ends.
    Ends,
}

/// A question about a run, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question; names of tasks in it are isolated, as in a step's sentence.
    pub prompt: String,
    /// What there is to choose from; nothing where a time is asked for.
    pub choices: Vec<String>,
    /// Which of them is right.
    pub right: usize,
    /// After so many events it is answered.
    step: usize,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; Self::COUNT] = [Self::Total, Self::Print, Self::Next, Self::Ends];

    /// Its word in a link.
    pub fn word(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Print => "print",
            Self::Next => "next",
            Self::Ends => "ends",
        }
    }

    /// What it is called where one chooses.
    pub fn name(self, texts: &QuizTexts) -> &'static str {
        match self {
            Self::Total => texts.total,
            Self::Print => texts.print,
            Self::Next => texts.next,
            Self::Ends => texts.ends,
        }
    }

    /// The question about a run that stands after its first `from` events, or, where nothing follows that could be asked
    /// for, about its beginning. `None` if the run has no answer, or but one that could be given. The total can be asked
    /// for before there is a run.
    pub fn ask(self, trace: Option<&Trace>, from: usize, language: Language) -> Option<Asked> {
        let texts = &language.texts().quiz;
        let end = trace.map_or(0, |trace| trace.events.len());
        let since = |ask: fn(&Trace, usize, Language) -> Option<Asked>| {
            let trace = trace?;
            ask(trace, from, language).or_else(|| ask(trace, 0, language))
        };
        match self {
            Self::Total => {
                Some(Asked { prompt: texts.how_long.into(), choices: Vec::new(), right: 0, step: end })
            }
            Self::Print => since(printed::ask),
            Self::Next => since(next::ask),
            Self::Ends => Some(Asked {
                prompt: texts.does_it_end.into(),
                choices: texts.ways_to_end.map(str::to_owned).into(),
                right: match trace?.answer() {
                    Answer::Total(_) => 0,
                    Answer::Stuck(_) => 1,
                    Answer::NeverEnds => 2,
                    Answer::MoreThan(_) => return None,
                },
                step: end,
            }),
        }
    }
}

impl Asked {
    /// The sentence of the step that answers; `None` of a trace without events.
    pub fn why(&self, trace: &Trace, language: Language) -> Option<String> {
        Moments::at(trace, self.step).sentence(trace, self.step, language)
    }
}
