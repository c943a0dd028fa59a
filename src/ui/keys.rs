//! Every key of the page and what it does.

use super::words::PageWords;
use crate::app::{Action, Move, Quiz, State};

/// Something a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Toggle,
    Back,
    On,
    ToStart,
    ToEnd,
    Run,
    Quiz,
    Pin,
    Edit,
    Open,
    Save,
    Share,
    Export,
    ZoomIn,
    ZoomOut,
    Fit,
    Help,
}

/// The keys as the browser names them, as people do, and what they do.
pub const KEYS: &[(&str, &str, Command)] = &[
    (" ", "Space", Command::Toggle),
    ("ArrowLeft", "←", Command::Back),
    ("ArrowRight", "→", Command::On),
    ("Home", "Home", Command::ToStart),
    ("End", "End", Command::ToEnd),
    ("r", "R", Command::Run),
    ("q", "Q", Command::Quiz),
    ("p", "P", Command::Pin),
    ("e", "E", Command::Edit),
    ("o", "O", Command::Open),
    ("s", "S", Command::Save),
    ("l", "L", Command::Share),
    ("x", "X", Command::Export),
    ("+", "+", Command::ZoomIn),
    ("-", "−", Command::ZoomOut),
    ("0", "0", Command::Fit),
    ("?", "?", Command::Help),
];

impl Command {
    /// The command of a key.
    pub fn of(key: &str) -> Option<Self> {
        // A Korean keyboard in its own mode sends letters of its own.
        let key = match key {
            "ㄱ" => "r",
            "ㅂ" => "q",
            "ㅔ" => "p",
            "ㄷ" => "e",
            "ㅐ" => "o",
            "ㄴ" => "s",
            "ㅣ" => "l",
            "ㅌ" => "x",
            key => key,
        };
        let same = |(of, ..): &&(&str, &str, Self)| of.eq_ignore_ascii_case(key);
        KEYS.iter().find(same).map(|(.., command)| *command)
    }

    /// What it does to the page's state, if that is all it does.
    pub fn action(self, state: &State) -> Option<Action> {
        Some(match self {
            Self::Toggle => Action::Play(Move::Toggle),
            Self::Back => Action::Play(Move::Back),
            Self::On => Action::Play(Move::On),
            Self::ToStart => Action::Play(Move::ToStart),
            Self::ToEnd => Action::Play(Move::ToEnd),
            Self::Run if state.is_running() => Action::Stop,
            Self::Run => Action::Run,
            Self::Quiz => Action::Quiz(state.quiz == Quiz::Off),
            Self::Pin if state.pinned.is_some() => Action::Unpin,
            Self::Pin => Action::Pin,
            _ => return None,
        })
    }

    /// What it does, in words.
    pub fn name(self, words: &PageWords) -> &'static str {
        match self {
            Self::Toggle => words.play_or_pause,
            Self::Back => words.back,
            Self::On => words.on,
            Self::ToStart => words.to_start,
            Self::ToEnd => words.to_end,
            Self::Run => words.run_or_stop,
            Self::Quiz => words.quiz,
            Self::Pin => words.pin_why,
            Self::Edit => words.go_edit,
            Self::Open => words.open,
            Self::Save => words.save,
            Self::Share => words.share,
            Self::Export => words.export,
            Self::ZoomIn => words.zoom_in,
            Self::ZoomOut => words.zoom_out,
            Self::Fit => words.zoom_fit,
            Self::Help => words.help,
        }
    }
}
