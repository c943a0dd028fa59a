//! Every key of the page and what it does.

use crate::app::{Action, Move, State};
use crate::text::Texts;

/// Something a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Toggle,
    Back,
    On,
    NextMoment,
    ToStart,
    ToEnd,
    Run,
    Quiz,
    Pin,
    Edit,
    Scenarios,
    Open,
    Save,
    Share,
    Export,
    ZoomIn,
    ZoomOut,
    Fit,
    Help,
    Present,
    Reveal,
    StepBack,
    Leave,
}

/// The keys as the browser names them, as people do, and what they do.
pub const KEYS: &[(&str, &str, Command)] = &[
    (" ", "Space", Command::Toggle),
    ("ArrowLeft", "←", Command::Back),
    ("ArrowRight", "→", Command::On),
    ("n", "N", Command::NextMoment),
    ("Home", "Home", Command::ToStart),
    ("End", "End", Command::ToEnd),
    ("r", "R", Command::Run),
    ("q", "Q", Command::Quiz),
    ("p", "P", Command::Pin),
    ("e", "E", Command::Edit),
    ("g", "G", Command::Scenarios),
    ("o", "O", Command::Open),
    ("s", "S", Command::Save),
    ("l", "L", Command::Share),
    ("x", "X", Command::Export),
    ("+", "+", Command::ZoomIn),
    ("-", "−", Command::ZoomOut),
    ("0", "0", Command::Fit),
    ("?", "?", Command::Help),
    ("f", "F", Command::Present),
    ("PageDown", "Page Down", Command::Reveal),
    ("PageUp", "Page Up", Command::StepBack),
    ("Escape", "Esc", Command::Leave),
];

impl Command {
    /// The command of a key.
    pub fn of(key: &str) -> Option<Self> {
        let same = |(of, ..): &&(&str, &str, Self)| of.eq_ignore_ascii_case(key);
        KEYS.iter().find(same).map(|(.., command)| *command)
    }

    /// Whether it is for who presents, and for nobody else.
    pub fn presents(self) -> bool {
        matches!(self, Self::Reveal | Self::StepBack | Self::Leave)
    }

    /// What it does to the page's state, if that is all it does.
    pub fn action(self, state: &State) -> Option<Action> {
        Some(match self {
            Self::Toggle => Action::Play(Move::Toggle),
            Self::Back | Self::StepBack => Action::Play(Move::Back),
            Self::On | Self::Reveal => Action::Play(Move::On),
            Self::NextMoment => Action::Play(Move::NextMoment),
            Self::ToStart => Action::Play(Move::ToStart),
            Self::ToEnd => Action::Play(Move::ToEnd),
            Self::Run if state.is_running() => Action::Stop,
            Self::Run => Action::Run,
            Self::Quiz => Action::Quiz(state.other_quiz()),
            Self::Pin if state.pinned.is_some() => Action::Unpin,
            Self::Pin => Action::Pin,
            Self::Present => Action::Present(!state.presents),
            Self::Leave => Action::Present(false),
            Self::Edit
            | Self::Scenarios
            | Self::Open
            | Self::Save
            | Self::Share
            | Self::Export
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::Fit
            | Self::Help => return None,
        })
    }

    /// What it does, in words.
    pub fn name(self, texts: &Texts) -> &'static str {
        match self {
            Self::Toggle => texts.commands.play_or_pause,
            Self::Back => texts.playback.back,
            Self::On => texts.playback.on,
            Self::NextMoment => texts.playback.next_moment,
            Self::ToStart => texts.playback.to_start,
            Self::ToEnd => texts.playback.to_end,
            Self::Run => texts.commands.run_or_stop,
            Self::Quiz => texts.commands.quiz,
            Self::Pin => texts.commands.pin,
            Self::Edit => texts.commands.edit,
            Self::Scenarios => texts.gallery.gallery,
            Self::Open => texts.commands.open,
            Self::Save => texts.commands.save,
            Self::Share => texts.commands.share,
            Self::Export => texts.commands.export,
            Self::ZoomIn => texts.timeline.zoom_in,
            Self::ZoomOut => texts.timeline.zoom_out,
            Self::Fit => texts.timeline.zoom_fit,
            Self::Help => texts.commands.help,
            Self::Present => texts.commands.present,
            Self::Reveal => texts.commands.reveal,
            Self::StepBack => texts.commands.step_back,
            Self::Leave => texts.commands.leave,
        }
    }
}
