//! What a line's pieces are, for whoever colours them. No token crosses a line, so a line is enough.

use super::Span;
use super::diagnostic::Problems;
use super::expr::WORDS;
use super::grammar::{DeclarationWord, Operand, StatementWord, is_keyword};
use super::python::{highlight_python, is_python};
use super::tokens::{Token, TokenKind, tokenize};

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A word of the language.
    Keyword,
    /// A name where it is declared.
    Name,
    /// A count or a duration.
    Number,
    /// A text with its quotes.
    Text,
    /// `{name}` in a text.
    Value,
    /// From `#` to the end of the line.
    Comment,
    /// What a quiz keeps back until it is answered: a comment, the title's text.
    Covered,
}

/// The pieces of a line that have a class, in order, in bytes. What is wrong with the line is not said here.
pub fn highlight(line: &str) -> Vec<(Span, Class)> {
    let tokens = tokenize(line, 0, line.len(), &mut Problems::default());
    let mut pieces = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Word => {
                pieces.extend(word_class(line, &tokens, index).map(|class| (token.span, class)));
            }
            TokenKind::Number => pieces.push((token.span, Class::Number)),
            TokenKind::Text => text(line, token.span, &mut pieces),
            TokenKind::Operator
            | TokenKind::Colon
            | TokenKind::Semicolon
            | TokenKind::Comma
            | TokenKind::Unknown => {}
        }
    }
    let end = tokens.last().map_or(0, |token| token.span.end as usize);
    if let Some(sign) = line[end..].find('#') {
        pieces.push((Span::new(end + sign, line.len()), Class::Comment));
    }
    pieces
}

/// The same, with what a quiz keeps back covered: a comment, or a title's text, may say what happens.
pub fn highlight_covered(line: &str) -> Vec<(Span, Class)> {
    let mut pieces: Vec<(Span, Class)> = Vec::new();
    let mut is_title = false;
    for (span, class) in highlight(line) {
        let is_covered = match class {
            Class::Comment | Class::Covered => true,
            Class::Text | Class::Value => is_title,
            Class::Keyword | Class::Name | Class::Number => false,
        };
        is_title |=
            pieces.is_empty() && DeclarationWord::parse(span.of(line)) == Some(DeclarationWord::Title);
        if let Some((before, Class::Covered)) = pieces.last_mut()
            && is_covered
            && before.end == span.start
        {
            before.end = span.end;
        } else {
            pieces.push((span, if is_covered { Class::Covered } else { class }));
        }
    }
    pieces
}

/// What a piece of a line says, and of which class that is, if it has one.
pub type Piece<'a> = (&'a str, Option<Class>);

/// The lines of a script, or of a Python program, each whole in its pieces, some of which may be empty.
pub fn in_pieces(source: &str, is_python: bool) -> impl Iterator<Item = Vec<Piece<'_>>> {
    let mut open = None;
    source.lines().map(move |line| {
        let found = if is_python { highlight_python(line, false, &mut open) } else { highlight(line) };
        let mut pieces = Vec::new();
        let mut end = 0;
        for (span, class) in found {
            let (from, to) = (span.start as usize, span.end as usize);
            pieces.extend([(&line[end..from], None), (&line[from..to], Some(class))]);
            end = to;
        }
        pieces.push((&line[end..], None));
        pieces
    })
}

/// A script, or a Python program, in which `# …` and `"…"` stand for what a quiz keeps back.
pub fn covered(script: &str) -> String {
    let is_python = is_python(script);
    let mut open = None;
    let mut shown = String::with_capacity(script.len());
    for line in script.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let mut from = 0;
        let pieces =
            if is_python { highlight_python(text, true, &mut open) } else { highlight_covered(text) };
        for (span, class) in pieces {
            if class == Class::Covered {
                shown += &line[from..span.start as usize];
                shown += if span.of(text).starts_with('#') { "# …" } else { "\"…\"" };
                from = span.end as usize;
            }
        }
        shown += &line[from..];
    }
    shown
}

fn word_class(line: &str, tokens: &[Token], index: usize) -> Option<Class> {
    let is_word = |index: usize| tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word);
    let word = |index: usize| tokens[index].span.of(line);
    let here = word(index);
    if is_keyword(here) {
        return Some(Class::Keyword);
    }
    let top_level = tokens[0].span.start == 0;
    let sign = |index: usize| {
        let token = tokens.get(index).filter(|token| token.kind == TokenKind::Operator);
        token.map_or("", |token| token.span.of(line))
    };
    let is_shared = top_level && word(0) == DeclarationWord::Shared.word() && sign(2) == "=";
    if index == 0 {
        let states = !top_level && begins_statement(here, sign(1));
        let class = if is_shared || states { Class::Keyword } else { Class::Name };
        return (top_level || states).then_some(class);
    }
    let separates = |token: &Token| matches!(token.kind, TokenKind::Colon | TokenKind::Semicolon);
    if separates(&tokens[index - 1]) && begins_statement(here, sign(index + 1)) {
        return Some(Class::Keyword);
    }
    let before = if is_word(index - 1) { word(index - 1) } else { "" };
    let declares = |declaration: &DeclarationWord| *declaration != DeclarationWord::Shared || is_shared;
    if let Some(declaration) = DeclarationWord::parse(before).filter(|_| top_level && index == 1)
        && declares(&declaration)
    {
        let first = declaration.usage().operands.first()?;
        let is_word = matches!(first, Operand::Switch | Operand::Strategy);
        return Some(if is_word { Class::Keyword } else { Class::Name });
    }
    let is_times = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let instances = || top_level && index == 1 && here.strip_prefix('x').is_some_and(is_times);
    // `as` is a name where a statement asks for one.
    let into = || here == "as" && !is_keyword(before) && is_word(index + 1);
    let is_title = top_level && word(0) == DeclarationWord::Title.word();
    let of_values = || !is_title && WORDS.contains(&here) || here == "return_exceptions";
    let each = || here == "for" && is_word(index + 1);
    (instances() || into() || of_values() || each()).then_some(Class::Keyword)
}

/// Whether this word begins a statement, though it may be a name elsewhere.
fn begins_statement(word: &str, sign_behind: &str) -> bool {
    StatementWord::parse(word).is_some() && StatementWord::of_assignment(sign_behind).is_none()
}

/// A text and the values in it.
fn text(line: &str, span: Span, pieces: &mut Vec<(Span, Class)>) {
    let end = span.end as usize;
    let mut from = span.start as usize;
    let mut at = from;
    while let Some(c) = line[at..end].chars().next() {
        let rest = &line[at + c.len_utf8()..end];
        let after = rest.chars().next();
        match c {
            '\\' | '{' if after.is_some_and(|after| c == '\\' || after == '{') => {
                at += after.map_or(0, char::len_utf8);
            }
            '{' => {
                let inside = rest.find(['{', '}']).filter(|close| rest[*close..].starts_with('}'));
                if let Some(length) = inside.filter(|length| !rest[..*length].trim().is_empty()) {
                    let value = Span::new(at, at + length + 2);
                    pieces.extend((from < at).then(|| (Span::new(from, at), Class::Text)));
                    pieces.push((value, Class::Value));
                    from = value.end as usize;
                    at = from;
                    continue;
                }
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    if from < end {
        pieces.push((Span::new(from, end), Class::Text));
    }
}
