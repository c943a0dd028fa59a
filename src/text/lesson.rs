//! Lessons: how one is put together, given, and followed in a second window; and why there is none.

/// Lessons. What is in [`LessonTexts::shown`] the page shows in places of its own.
#[derive(Debug)]
pub struct LessonTexts {
    /// What a part of the page shows, each by its name there.
    pub shown: &'static [(&'static str, &'static str)],
    /// Which of so many runs it is, counted from 1.
    pub place: fn(usize, usize) -> String,
    /// What was unpacked is no list.
    pub no_list: &'static str,
    /// Nothing is in it.
    pub empty: &'static str,
    /// It has more than so many runs.
    pub too_many: fn(usize) -> String,
    /// No link holds it.
    pub too_large: &'static str,
    /// The run of that number names no script.
    pub no_source: fn(usize) -> String,
    /// What the run of that number says of this key makes no sense.
    pub setting: fn(usize, &str) -> String,
    /// The run of that number names a scenario that is not there.
    pub unknown: fn(usize, &str) -> String,
}
