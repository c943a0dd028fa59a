//! The tokens of a line of Python, as far as they are needed to recognise one.

/// A token: a word with its points, a number, a text with its quotes, or a sign.
pub(super) fn tokens(line: &str) -> Option<Vec<&str>> {
    let mut tokens = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' => text_length(rest)?,
            'f' | 'F' if rest[1..].starts_with(['"', '\'']) => 1 + text_length(&rest[1..])?,
            c if is_word(c) => rest.find(|c| !is_word(c) && c != '.').unwrap_or(rest.len()),
            '.' => 1 + rest[1..].find(|c| !is_word(c)).unwrap_or(rest.len() - 1),
            '-' if rest.starts_with("->") => 2,
            '=' if rest.starts_with("==") => 2,
            c => c.len_utf8(),
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    Some(tokens)
}

/// The content of a Python text as it is written in the language, if it can be.
pub(super) fn text(token: &str) -> Option<String> {
    let (token, has_values) = match token.strip_prefix(['f', 'F']) {
        Some(rest) => (rest, true),
        None => (token, false),
    };
    let quote = token.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inside = token.strip_prefix(quote)?.strip_suffix(quote)?;
    let inside =
        if quote == '\'' { inside.replace("\\'", "'").replace('"', "\\\"") } else { inside.to_owned() };
    let inside = if has_values { inside } else { inside.replace('{', "{{").replace('}', "}}") };
    Some(format!("\"{inside}\""))
}

/// A line up to its comment.
pub(super) fn without_comment(line: &str) -> &str {
    let mut at = 0;
    while let Some(found) = line[at..].find(['#', '"', '\'']) {
        at += found;
        match text_length(&line[at..]) {
            Some(length) => at += length,
            None => return if line[at..].starts_with('#') { &line[..at] } else { line },
        }
    }
    line
}

pub(super) fn is_word(c: char) -> bool {
    c == '_' || unicode_ident::is_xid_continue(c)
}

/// The length of the text at the start, with its quotes, if there is one.
pub(super) fn text_length(rest: &str) -> Option<usize> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}
