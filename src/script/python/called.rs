//! What a line of Python is called by, for whoever tells of it.

use super::highlight::is_keyword;
use super::tokens::{is_word, tokens, without_comment};

/// The first function that a line calls, as it is called there; if it calls none, all that the line says.
pub fn called(line: &str) -> &str {
    let code = without_comment(line).trim();
    let mut before = "";
    for pair in tokens(code).unwrap_or_default().windows(2) {
        let [name, next] = pair else { continue };
        let is_name = name.starts_with(is_word) && !is_keyword(name) && !matches!(before, "def" | "class");
        if is_name && *next == "(" {
            return name;
        }
        before = name;
    }
    code
}
