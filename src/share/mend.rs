//! What has come to a value on its way is taken off it again, if it then says something and did not before.

use super::arrive::SEPARATORS;
use super::codec::{unpack, unpack_typed};
use super::{LinkError, percent};
use crate::script::compile;

/// How many forms of a script are tried.
const MOST_FORMS: usize = 16;

/// What is said, and what stands behind it and is no part of it.
pub(super) type Mended<T> = (T, String);

/// The script in a value of `z`. None of its signs can be mistaken: it ends at the first that is none.
pub(super) fn packed(value: &str) -> Result<Mended<String>, LinkError> {
    unpack(value).map(|script| (script, String::new())).or_else(|why| {
        let (packed, tail) = list(&percent::decode(value).unwrap_or_else(|_| value.to_owned()));
        unpack(&packed).map(|script| (script, tail)).map_err(|_| why)
    })
}

/// A value of `list`, which is packed as well, as it stands there.
pub(super) fn list(value: &str) -> Mended<String> {
    let mut plain = without_blanks(value);
    let body = plain.find('.').map_or(0, |dot| dot + 1);
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-_=".contains(c);
    let end = plain[body..].find(|c| !is_sign(c)).map_or(plain.len(), |end| body + end);
    let tail = plain.split_off(end);
    (plain, tail)
}

/// The script in a value of `t`, which is as it stands there unless only less of it has no errors.
pub(super) fn typed(value: &str) -> Result<Mended<String>, LinkError> {
    let script = unpack_typed(value)?;
    if compile(&script).is_ok() {
        return Ok((script, String::new()));
    }
    let seen = script.replace(is_unseen, "");
    let ends = tails(&seen).flat_map(|tail| ends(&seen[..tail]).map(move |end| (end, tail)));
    let sound = ends.take(MOST_FORMS).find(|(end, _)| compile(&seen[..*end]).is_ok());
    Ok(sound.map_or((script, String::new()), |(end, tail)| (seen[..end].to_owned(), seen[tail..].to_owned())))
}

/// The value of a setting, a word or a number.
pub(super) fn setting(value: &str) -> Mended<String> {
    let plain = without_blanks(value).to_ascii_lowercase();
    let is_sign = |c: char| c.is_ascii_alphanumeric() || ".,-".contains(c);
    let end = plain.find(|c| !is_sign(c)).unwrap_or(plain.len());
    let said = plain[..end].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    (said.to_owned(), plain[end..].to_owned())
}

/// Where a text may go over into something like `?utm_source=chat` or `&view=embed`, its end first.
fn tails(text: &str) -> impl Iterator<Item = usize> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_tail = move |at: &usize| {
        text[at + 1..].trim_start_matches(is_key).starts_with('=') && !text[at + 1..].starts_with('=')
    };
    [text.len()].into_iter().chain(text.match_indices(SEPARATORS).map(|(at, _)| at).filter(is_tail))
}

/// Where a text may end: as it does, or before any of what ends a sentence, a bracket or a quotation about it.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let is_part = |c: char| c.is_alphanumeric();
    let less = text.char_indices().rev().take_while(move |(_, c)| !is_part(*c)).map(|(at, _)| at);
    [text.len()].into_iter().chain(less.filter(|at| *at > 0))
}

fn without_blanks(text: &str) -> String {
    text.replace(|c: char| c.is_whitespace() || is_unseen(c), "")
}

/// Whether nobody sees it, and chats put it between words: zero-width spaces, joints and marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}
