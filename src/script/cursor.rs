//! A place among a line's tokens, and what may be expected there.

use super::diagnostic::Problems;
use super::grammar::is_keyword;
use super::names::Name;
use super::text::{self, Text};
use super::tokens::{Token, TokenKind};
use super::{Micros, Problem, Span, duration, limits};

/// Says that a problem has been reported and the statement cannot be read on.
pub(super) struct Reported;

pub(super) type Parsed<T> = Result<T, Reported>;

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
        match duration::parse(self.span().of(self.source)) {
            Ok(us) => {
                self.advance();
                Ok(us)
            }
            Err(problem) => self.fail(problem, problems),
        }
    }

    /// A whole number from `least` to `most`.
    pub(super) fn count(&mut self, least: u32, most: u32, problems: &mut Problems) -> Parsed<u32> {
        if self.peek() != Some(TokenKind::Number) {
            return self.fail(Problem::ExpectedCount, problems);
        }
        let count = count(self.span().of(self.source), least, most);
        match count {
            Ok(count) => {
                self.advance();
                Ok(count)
            }
            Err(problem) => self.fail(problem, problems),
        }
    }

    pub(super) fn text(&mut self, problems: &mut Problems) -> Parsed<Text> {
        if self.peek() != Some(TokenKind::Text) {
            return self.fail(Problem::ExpectedText, problems);
        }
        Ok(text::parse(self.source, self.advance(), problems))
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
