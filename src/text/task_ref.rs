//! A task's name in a sentence.

use std::fmt;

/// A name that is shown as one: U+2068 and U+2069 around it isolate it, as Unicode asks of names in a sentence that may
/// run the other way; whoever shows the sentence may set what they hold in bold.
#[derive(Clone, Copy, Debug)]
pub struct TaskRef<'a>(pub &'a str);

/// What begins an isolated name.
pub const ISOLATE: char = '\u{2068}';
/// What ends it.
pub const END_ISOLATE: char = '\u{2069}';

/// The name alone.
impl AsRef<str> for TaskRef<'_> {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for TaskRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{ISOLATE}{}{END_ISOLATE}", self.0)
    }
}
