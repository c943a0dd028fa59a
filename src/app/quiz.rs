//! Questions before the answer.

use super::{Move, State};
use crate::script::duration_us;
use crate::share::At;
use crate::text::Language;
use crate::trace::Micros;
use crate::view::{Asked, Question};

/// What the page asks before it shows a run, and what it was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quiz {
    /// The questions, in order; none if the page just shows.
    pub asks: Vec<Question>,
    /// What it was told so far.
    pub told: Vec<Told>,
}

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The question.
    pub question: Question,
    /// After how many events of the run it was asked.
    pub from: usize,
    /// The answer; nothing from who would rather see.
    pub guess: Option<Guess>,
}

/// What somebody thinks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The run takes so long, in µs; or it never ends.
    Total(Option<Micros>),
    /// It is this one of the choices.
    Choice(usize),
}

impl Guess {
    /// A total as a person writes it, in whatever language. `None` if it is none.
    pub fn total(text: &str) -> Option<Self> {
        let said: String = text.chars().filter(|c| c.is_alphanumeric() || *c == '∞').collect();
        let said = said.to_ascii_lowercase();
        let is_never = Language::ALL.iter().any(|language| language.texts().quiz.never.contains(&&*said));
        let total_us = if is_never { None } else { Some(duration_us(text)?) };
        Some(Self::Total(total_us))
    }
}

impl Quiz {
    /// That asks these.
    pub(super) fn of(asks: Vec<Question>) -> Self {
        Self { asks, told: Vec::new() }
    }

    /// For another script: who was asked once is asked again.
    pub(super) fn anew(&self) -> Self {
        Self::of(self.asks.clone())
    }
}

impl State {
    /// The question that is open: nothing tells more of the run than it does. What a run has no answer to is not asked.
    pub fn question(&self) -> Option<Question> {
        let Quiz { asks, told } = &self.quiz;
        let is_told = |question| told.iter().any(|told| told.question == question);
        let mut open = asks.iter().copied().filter(|question| !is_told(*question));
        open.find(|question| self.trace().is_none() || self.asked(*question).is_some())
    }

    /// What is asked once the quiz is switched: nothing, or what the link asks, or the total.
    pub fn other_quiz(&self) -> Vec<Question> {
        match &self.visit.settings.quiz[..] {
            _ if !self.quiz.asks.is_empty() => Vec::new(),
            [] => vec![Question::Total],
            asks => asks.to_vec(),
        }
    }

    /// What a link to an open question asks, and about which moment.
    pub fn open_quiz(&self) -> (Vec<Question>, Option<At>) {
        if self.is_asking() { (self.quiz.asks.clone(), self.visit.starts_at()) } else { Default::default() }
    }

    /// Whether one is open.
    pub fn is_asking(&self) -> bool {
        self.question().is_some()
    }

    /// A question about the run; `None` if the run has no answer to it, or is not known yet.
    pub fn asked(&self, question: Question) -> Option<Asked> {
        question.ask(self.trace().map(|trace| &**trace), self.asked_from(), self.language)
    }

    /// After how many events the run stands about which is asked.
    pub(super) fn asked_from(&self) -> usize {
        let playhead = self.playhead;
        let Some((at, trace)) = self.visit.starts_at().zip(self.trace()) else { return playhead.step };
        let to = match at {
            At::Time(t_us) => Move::ToTime(t_us),
            At::Step(step) => Move::ToStep(step),
        };
        playhead.moved(trace, to).step
    }
}
