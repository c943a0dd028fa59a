//! What a link says beside its script, and how large a frame is.

use super::form::Form;
use crate::app::State;
use crate::share::{PagePart, Room, Settings, Theme};
use crate::view::Question;

/// Where a run stands when it is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Beginning,
    /// Where the playhead is now.
    Moment,
    Playing,
}

/// How large a frame is to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// As is usual.
    Usual,
    /// That of a list.
    Listed(Room),
    /// The width and height that are typed, in px.
    Own,
    /// The proportions that are typed.
    OwnRatio,
}

/// What is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Choices {
    pub start: Start,
    /// `None`: as the reader's.
    pub theme: Option<Theme>,
    pub size: Size,
    /// Width and height in px.
    pub own: [u32; 2],
    /// So wide to so high.
    pub own_ratio: [u32; 2],
    /// Which of [`PagePart::EXTRAS`] an embed shows.
    pub extras: [bool; 3],
    /// Which of [`Question::ALL`] are asked.
    pub quiz: [bool; 4],
    pub language: bool,
}

impl Choices {
    /// What is chosen at first.
    pub fn of(state: &State) -> Self {
        Self {
            start: Start::Beginning,
            theme: None,
            size: Size::Usual,
            own: [800, 450],
            own_ratio: [21, 9],
            extras: Default::default(),
            quiz: Question::ALL.map(|question| state.quiz.asks.contains(&question)),
            language: false,
        }
    }

    /// What a frame has, if it is not to be what is usual.
    pub fn room(&self) -> Option<Room> {
        match self.size {
            Size::Usual => None,
            Size::Listed(room) => Some(room),
            Size::Own => Some(Room::Px(self.own)),
            Size::OwnRatio => Some(Room::Ratio(self.own_ratio)),
        }
    }

    /// What a link says of it.
    pub fn settings(&self, state: &State, form: Form) -> Settings {
        let at = || state.playhead.place(state.trace().map(|trace| &**trace));
        let (_, of_quiz) = state.open_quiz();
        Settings {
            at: (self.start == Start::Moment).then(at).or(of_quiz),
            play: self.start == Start::Playing,
            quiz: chosen(Question::ALL, self.quiz).collect(),
            language: self.language.then_some(state.language),
            theme: self.theme,
            show: chosen(PagePart::EXTRAS, self.extras).filter(|_| form.embeds()).collect(),
            ..Settings::default()
        }
    }
}

fn chosen<T, const N: usize>(all: [T; N], chosen: [bool; N]) -> impl Iterator<Item = T> {
    all.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(one, _)| one)
}
