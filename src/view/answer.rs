//! What a run comes to, in words.

use crate::text::FigureTexts;
use crate::trace::Answer;

/// The largest figure of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// In large letters: `8.00`, `stuck`, `∞`.
    pub figure: String,
    /// What stands between that and the rest.
    pub gap: &'static str,
    /// In smaller letters: `s`, `since 1.00 s`, `never ends`.
    pub rest: String,
}

/// What a run comes to, as its largest figure.
pub fn headline(answer: Answer, texts: &FigureTexts) -> Headline {
    let units = texts.units;
    match answer {
        Answer::Total(us) => {
            let (figure, unit) = units.figure(us);
            Headline { figure, gap: units.gap(), rest: unit.into() }
        }
        Answer::Stuck(since_us) => {
            Headline { figure: texts.stuck.into(), gap: " ", rest: (texts.since)(&units.duration(since_us)) }
        }
        Answer::NeverEnds => Headline { figure: "∞".into(), gap: " ", rest: texts.never_ends.into() },
        Answer::MoreThan(us) => {
            let (figure, unit) = units.figure(us);
            Headline { figure: format!("> {figure}"), gap: units.gap(), rest: unit.into() }
        }
    }
}

/// The same in a line of text: `8.00 s`, `stuck since 1.00 s`.
pub fn in_short(answer: Answer, texts: &FigureTexts) -> String {
    match answer {
        Answer::MoreThan(us) => (texts.more_than)(&texts.units.duration(us)),
        Answer::Total(_) | Answer::Stuck(_) | Answer::NeverEnds => {
            let Headline { figure, gap, rest } = headline(answer, texts);
            format!("{figure}{gap}{rest}")
        }
    }
}
