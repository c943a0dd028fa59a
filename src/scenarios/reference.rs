//! The language in short: what one can write, each with an example that runs.
//!
//! `reference.en.loop` and `reference.ko.loop` have one entry after the other, the most used first, a blank line between
//! them: what it means, as a comment, and below it the example.

use super::{known, note};
use crate::script::grammar::usage;
use crate::text::Language;

/// Something one can write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it means; what stands between backticks is code.
    pub text: String,
    /// A whole script that shows it.
    pub script: String,
}

/// The whole language, the most used first; in a page whose scenarios' texts have not come, nothing.
pub fn reference(language: Language) -> impl Iterator<Item = Entry> {
    let texts = known::reference().into_iter();
    texts.flat_map(move |texts| texts.script(language).split("\n\n")).map(|entry| {
        let example = entry.lines().skip_while(|line| line.starts_with("# "));
        Entry { text: note(entry.lines()), script: example.flat_map(|line| [line, "\n"]).collect() }
    })
}

/// What a word of the language means: an example and what that is in asyncio, if it is something there, and on the next
/// line what the reference says of it. What stands between backticks is code.
pub fn meaning(word: &str, language: Language) -> Option<String> {
    let usage = usage(word)?;
    let names =
        |code: &str| code.split(|letter: char| !letter.is_ascii_alphabetic()).any(|name| name == word);
    let tells = |entry: &Entry| entry.text.split('`').skip(1).step_by(2).any(names);
    let shows = |entry: &Entry| names(&entry.script);
    let entry = reference(language).find(tells).or_else(|| reference(language).find(shows))?;
    let in_asyncio = usage.meaning.strip_prefix('`').and_then(|code| code.split_once('`'));
    let example = in_asyncio.map(|(code, _)| format!("`{}` → `{code}`\n", usage.example));
    Some(example.unwrap_or_default() + &entry.text)
}
