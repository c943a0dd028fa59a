//! The page around the rest: script, header, notices, links from elsewhere.

/// The page around the rest: script, header, notices, links from elsewhere.
#[derive(Debug)]
pub struct PageTexts {
    /// The half with the script.
    pub script_section: &'static str,
    /// The script itself.
    pub the_script: &'static str,
    /// The half with the result.
    pub result: &'static str,
    /// There is no result yet.
    pub no_answer: &'static str,
    /// It is on its way.
    pub predicting: &'static str,
    /// Button of a dialog.
    pub close: &'static str,
    /// A link from an embedded page.
    pub open_whole: &'static str,
    /// What the editor offers.
    pub completions: &'static str,
    /// Signs of a pasted text were mended.
    pub pasted_signs: &'static str,
    /// The code editor has not come.
    pub plain_editor: &'static str,
    /// Button: loads what could not be loaded.
    pub try_again: &'static str,
    /// Button: the script before the one that was loaded.
    pub undo: &'static str,
    /// Tab and button: the script.
    pub edit: &'static str,
    /// Tab: the result.
    pub watch: &'static str,
    /// The script is too long for a link, and the browser keeps nothing.
    pub kept_nowhere: &'static str,
    /// Another tab keeps its draft.
    pub overtaken: &'static str,
    /// Button: keeps the draft of this tab.
    pub keep_mine: &'static str,
    /// A file that is no text, or too long.
    pub unreadable: fn(&str) -> String,
    /// A file that looks like a trace and is none, and why.
    pub no_trace: fn(&str, &str) -> String,
    /// A file that is not opened, as what reads it cannot be loaded: its name, and why.
    pub no_reader: fn(&str, &str) -> String,
    /// A saved trace is shown.
    pub saved_trace: &'static str,
    /// It does not have its script.
    pub no_script: &'static str,
    /// Button: the prediction of its script instead.
    pub predict_script: &'static str,
    /// Button: the prediction of the script from before.
    pub back_to_script: &'static str,
    /// Button: the menu of what else there is.
    pub more: &'static str,
    /// The choice of languages.
    pub language: &'static str,
    /// The choice of colours.
    pub theme: &'static str,
    /// Theme: as the system has it.
    pub system: &'static str,
    /// Theme: dark on light.
    pub light: &'static str,
    /// Theme: light on dark.
    pub dark: &'static str,
    /// The script is from a link or from a saved trace.
    pub draft_waits: &'static str,
    /// Button: back to the draft.
    pub keep_draft: &'static str,
    /// Button: the script of the link becomes the draft.
    pub use_this: &'static str,
    /// A link has no script.
    pub scriptless: &'static str,
    /// Keys of a link that say nothing.
    pub ignored: fn(&str) -> String,
    /// A link that cannot be read.
    pub broken_link: &'static str,
    /// What it has not done.
    pub nothing_lost: &'static str,
    /// Button: the page without the link.
    pub go_on: &'static str,
    /// What writes a line as it was meant.
    pub write_so: &'static str,
    /// Why a file of the page cannot be loaded; within a sentence.
    pub unknown_address: &'static str,
}
