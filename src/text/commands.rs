//! What keys and buttons do.

/// What keys and buttons do.
#[derive(Debug)]
pub struct CommandTexts {
    /// Plays the run, or pauses it.
    pub play_or_pause: &'static str,
    /// Runs the script for real, or ends the live run.
    pub run_or_stop: &'static str,
    /// Asks for the total first.
    pub quiz: &'static str,
    /// Reads a file.
    pub open: &'static str,
    /// Writes one.
    pub save: &'static str,
    /// Opens the dialog for links.
    pub share: &'static str,
    /// Opens the dialog for files.
    pub export: &'static str,
    /// Begins a presentation, or ends it.
    pub present: &'static str,
    /// In a presentation: reveals, or goes a step on.
    pub reveal: &'static str,
    /// In a presentation: a step back.
    pub step_back: &'static str,
    /// Ends a presentation.
    pub leave: &'static str,
    /// Opens the help.
    pub help: &'static str,
    /// Keeps the run to compare later ones with.
    pub pin: &'static str,
    /// Goes to the script.
    pub edit: &'static str,
}
