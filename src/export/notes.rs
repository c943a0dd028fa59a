//! What must be known of a run besides its figures.

use crate::run::why_stuck;
use crate::text::Language;
use crate::trace::{Outcome, Strategy, Trace};

/// A sentence.
pub(super) struct Note {
    /// Whether something went wrong.
    pub(super) wrong: bool,
    pub(super) text: String,
}

/// Why a run is not complete, and how it was made.
pub(super) fn notes(trace: &Trace, language: Language) -> Vec<Note> {
    let texts = &language.texts().runs;
    let stuck = (trace.outcome == Outcome::Stuck).then(|| {
        let why = why_stuck(trace, language);
        (texts.stuck)(why.as_deref().unwrap_or(texts.nothing_comes))
    });
    let limit = trace.limit.map(|limit| limit.note(trace, language));
    let picture = trace.picture_end.map(|end| end.note(language.texts()));
    let without_loop =
        (trace.strategy != Strategy::Async).then(|| (texts.without_loop)(trace.strategy.word()));
    let wrong = stuck.into_iter().chain(limit).map(|text| Note { wrong: true, text: text.replace('`', "") });
    let others = picture.into_iter().chain(without_loop);
    wrong.chain(others.map(|text| Note { wrong: false, text })).collect()
}
