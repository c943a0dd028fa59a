//! A place among a line's tokens, and what may be expected there.

use super::diagnostic::Problems;
use super::grammar::is_keyword;
use super::names::Name;
use super::text::{self, Segment, Text};
use super::tokens::{Token, TokenKind};
use super::{Micros, Problem, Span, duration, limits};

/// Says that a problem has been reported and the statement cannot be read on.
pub(super) struct Reported;

pub(super) type Parsed<T> = Result<T, Reported>;

#[derive(Clone)]
pub(super) struct Cursor<'a> {
    source: &'a str,
    rest: &'a [Token],
    /// The point after the last token, for what is missing there.
    end: Span,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a str, tokens: &'a [Token]) -> Self {
        let end = tokens.last().map_or(0, |token| token.span.end);
        Self { source, rest: tokens, end: Span { start: end, end } }
    }

    pub(super) fn rest(&self) -> &'a [Token] {
        self.rest
    }

    /// Goes on behind the next of these, if there is one before the end.
    pub(super) fn skip_past(&mut self, kinds: &[TokenKind]) -> bool {
        let found = self.rest.iter().position(|token| kinds.contains(&token.kind));
        self.rest = found.map_or(&[], |found| &self.rest[found + 1..]);
        found.is_some()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn peek(&self) -> Option<TokenKind> {
        self.rest.first().map(|token| token.kind)
    }

    /// The word here, if one is.
    pub(super) fn word(&self) -> Option<&'a str> {
        self.rest
            .first()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.span.of(self.source))
    }

    /// The next token's place, or the point after the last.
    pub(super) fn span(&self) -> Span {
        self.rest.first().map_or(self.end, |token| token.span)
    }

    pub(super) fn advance(&mut self) -> Span {
        let span = self.span();
        self.rest = self.rest.get(1..).unwrap_or_default();
        span
    }

    /// Steps over this kind of token, if it is here.
    pub(super) fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.peek() == Some(kind);
        if found {
            self.advance();
        }
        found
    }

    /// Steps over this word, if it is here.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.word() == Some(word);
        if found {
            self.advance();
        }
        found
    }

    /// Reports a problem here, unless an unknown character, reported already, is what stands in the way.
    pub(super) fn fail<T>(&self, problem: Problem, problems: &mut Problems) -> Parsed<T> {
        if self.peek() != Some(TokenKind::Unknown) {
            problems.report(self.span(), problem);
        }
        Err(Reported)
    }

    pub(super) fn name(&mut self, problems: &mut Problems) -> Parsed<Name> {
        let Some(word) = self.word() else {
            return self.fail(Problem::ExpectedName, problems);
        };
        if is_keyword(word) {
            return self.fail(Problem::KeywordAsName { word: word.into() }, problems);
        }
        if word.chars().count() > limits::NAME_CHARS {
            return self.fail(Problem::NameTooLong, problems);
        }
        if word == "now" {
            return self.fail(Problem::NowAsName, problems);
        }
        Ok(Name::new(word, self.advance()))
    }

    pub(super) fn duration(&mut self, problems: &mut Problems) -> Parsed<Micros> {
        if self.peek() != Some(TokenKind::Number) {
            return self.fail(Problem::ExpectedDuration, problems);
        }
        let number = self.span();
        let parsed = duration::parse(number.of(self.source));
        let us = self.number(parsed, problems);
        // `3 sec`
        if let Some(word) = self.word().filter(|word| duration::is_unit(word)) {
            let raw = format!("{} {word}", number.of(self.source));
            problems.report(number.to(self.advance()), Problem::BadDuration { raw });
        }
        Ok(us)
    }

    /// A whole number from `least` to `most`.
    pub(super) fn count(&mut self, least: u32, most: u32, problems: &mut Problems) -> Parsed<u32> {
        if self.peek() != Some(TokenKind::Number) {
            return self.fail(Problem::ExpectedCount, problems);
        }
        let parsed = count(self.span().of(self.source), least, most);
        Ok(self.number(parsed, problems))
    }

    /// Steps over a number. What is wrong with it is reported, and the statement can be read on all the same.
    fn number<T: Default>(&mut self, parsed: Result<T, Problem>, problems: &mut Problems) -> T {
        let span = self.advance();
        parsed.unwrap_or_else(|problem| {
            problems.report(span, problem);
            T::default()
        })
    }

    pub(super) fn text(&mut self, problems: &mut Problems) -> Parsed<Text> {
        if self.peek() != Some(TokenKind::Text) {
            return self.fail(Problem::ExpectedText, problems);
        }
        Ok(text::parse(self.source, self.advance(), problems))
    }

    /// What is given to a call, if something is: a text, or a number, which is short for one.
    pub(super) fn argument(&mut self, problems: &mut Problems) -> Parsed<Option<Text>> {
        if self.peek() != Some(TokenKind::Number) {
            return self.label(problems);
        }
        let digits = self.span().of(self.source);
        if !digits.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return self.fail(Problem::ExpectedText, problems);
        }
        self.advance();
        Ok(Some(Text { segments: vec![Segment::Plain(digits.into())] }))
    }

    pub(super) fn label(&mut self, problems: &mut Problems) -> Parsed<Option<Text>> {
        if self.peek() == Some(TokenKind::Text) { self.text(problems).map(Some) } else { Ok(None) }
    }
}

/// Reads digits as a whole number from `least` to `most`.
pub(super) fn count(digits: &str, least: u32, most: u32) -> Result<u32, Problem> {
    let unsigned = digits.trim_start_matches('-');
    if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::ExpectedCount);
    }
    let count = digits.parse::<u32>().ok().filter(|count| (least..=most).contains(count));
    count.ok_or(Problem::CountOutOfRange { least, most })
}
