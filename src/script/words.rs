//! The words of the language.

/// Keywords that begin a declaration at the top level. (A task begins with its own name.)
pub(super) const DECLARATIONS: &[&str] = &[
    "title",
    "def",
    "queue",
    "semaphore",
    "lock",
    "event",
    "threads",
    "processes",
    "cores",
    "gil",
    "strategy",
];

/// Keywords that begin a statement.
pub(super) const STATEMENTS: &[&str] = &[
    "sleep", "cpu", "block", "yield", "thread", "process", "print", "repeat", "forever", "put", "get",
    "done", "join", "with", "acquire", "release", "set", "clear", "wait", "await", "return", "spawn",
    "cancel", "gather", "group", "timeout", "try", "except", "finally", "fail",
];

/// Those of them that have a body.
pub(super) const HEADERS: &[&str] =
    &["repeat", "forever", "with", "group", "timeout", "try", "except", "finally"];

/// What `strategy` may say.
pub(super) const STRATEGIES: &[&str] = &["async", "sync", "threads", "processes"];

/// Whether a word may not be a name. (`x`, `as`, `on` and `off` are words only in their places.)
pub(super) fn is_keyword(word: &str) -> bool {
    word == "every" || DECLARATIONS.contains(&word) || STATEMENTS.contains(&word)
}
