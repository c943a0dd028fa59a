//! A place among a line's tokens, and what may be expected there.

use super::diagnostic::Problems;
use super::grammar::is_keyword;
use super::names::Name;
use super::text::{self, Segment, Text};
use super::tokens::{Token, TokenKind};
use super::{Micros, Problem, Span, duration, expr, limits};

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

    /// The word behind the token here, if one is.
    pub(super) fn word_after(&self) -> Option<&'a str> {
        let token = self.rest.get(1).filter(|token| token.kind == TokenKind::Word)?;
        Some(token.span.of(self.source))
    }

    /// The operator behind the token here, if one is.
    pub(super) fn sign_after(&self) -> Option<&'a str> {
        let token = self.rest.get(1).filter(|token| token.kind == TokenKind::Operator)?;
        Some(token.span.of(self.source))
    }

    /// Whether a text stands behind the token here.
    pub(super) fn has_text_after(&self) -> bool {
        self.rest.get(1).is_some_and(|token| token.kind == TokenKind::Text)
    }

    /// Whether a parenthesis stands here that touches the word before it, as in `sleep(3)`: Python's way to say it.
    pub(super) fn is_called(&self) -> bool {
        let before =
            self.rest.first().and_then(|token| self.source[..token.span.start as usize].chars().next_back());
        self.sign() == Some("(") && before.is_some_and(|c| c != ' ')
    }

    /// The operator here, if one is.
    pub(super) fn sign(&self) -> Option<&'a str> {
        let token = self.rest.first().filter(|token| token.kind == TokenKind::Operator)?;
        Some(token.span.of(self.source))
    }

    /// The number here, without a sign, if one is.
    pub(super) fn number(&self) -> Option<&'a str> {
        let token = self.rest.first().filter(|token| token.kind == TokenKind::Number)?;
        Some(token.span.of(self.source))
    }

    /// The number here with the sign that touches it, and of how many tokens that is, if one is.
    fn signed_number(&self) -> Option<(Span, usize)> {
        match (self.sign(), self.rest) {
            (None, [number, ..]) if number.kind == TokenKind::Number => Some((number.span, 1)),
            (Some("-" | "+"), [sign, number, ..])
                if number.kind == TokenKind::Number && sign.span.end == number.span.start =>
            {
                Some((sign.span.to(number.span), 2))
            }
            _ => None,
        }
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

    /// Steps over this operator, if it is here.
    pub(super) fn eat_sign(&mut self, sign: &str) -> bool {
        let found = self.sign() == Some(sign);
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
            return self.fail(Problem::ConstantAsName { word: word.into() }, problems);
        }
        Ok(Name::new(word, self.advance()))
    }

    /// The name of something that values set: none of Python's own, which other names may be.
    pub(super) fn target(&mut self, problems: &mut Problems) -> Parsed<Name> {
        match self.word() {
            Some(word @ ("True" | "False" | "None")) => {
                self.fail(Problem::ConstantAsName { word: word.into() }, problems)
            }
            _ => self.name(problems),
        }
    }

    /// The name of a value. (A word of the language is none, but for those that have a meaning in their places alone.)
    pub(super) fn value_name(&mut self, problems: &mut Problems) -> Parsed<Name> {
        match self.word() {
            // `done(h)` is a question.
            Some(word) if word == "now" || self.sign_after() == Some("(") => {
                Ok(Name::new(word, self.advance()))
            }
            _ => self.name(problems),
        }
    }

    /// A duration that is written as a number alone.
    pub(super) fn duration(&mut self, problems: &mut Problems) -> Parsed<Micros> {
        let Some((number, tokens)) = self.signed_number() else {
            return self.fail(Problem::ExpectedDuration, problems);
        };
        let parsed = duration::parse(number.of(self.source));
        let us = self.step_over(number, tokens, parsed, problems);
        // `3 sec`
        if let Some(word) = self.word().filter(|word| duration::is_unit(word)) {
            let raw = format!("{} {word}", number.of(self.source));
            problems.report(number.to(self.advance()), Problem::BadDuration { raw });
        }
        Ok(us)
    }

    /// A whole number from `least` to `most`.
    pub(super) fn count(&mut self, least: u32, most: u32, problems: &mut Problems) -> Parsed<u32> {
        let Some((number, tokens)) = self.signed_number() else {
            return self.fail(Problem::ExpectedCount, problems);
        };
        let parsed = count(number.of(self.source), least, most);
        Ok(self.step_over(number, tokens, parsed, problems))
    }

    /// Whether a number stands here that nothing is done with.
    pub(super) fn has_lone_number(&self) -> bool {
        let Some((_, tokens)) = self.signed_number() else { return false };
        let behind = Cursor { rest: &self.rest[tokens..], ..self.clone() };
        !expr::goes_on(&behind) && behind.sign() != Some("[")
    }

    /// Steps over a number. What is wrong with it is reported, and the statement can be read on all the same.
    fn step_over<T: Default>(
        &mut self,
        span: Span,
        tokens: usize,
        parsed: Result<T, Problem>,
        problems: &mut Problems,
    ) -> T {
        self.rest = &self.rest[tokens..];
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

    /// What is given to a call without parentheses, if something is: a text, or a number, which is short for one.
    pub(super) fn argument(&mut self, problems: &mut Problems) -> Parsed<Option<Text>> {
        let Some((number, tokens)) = self.signed_number() else { return self.label(problems) };
        let digits = number.of(self.source);
        if !digits.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return self.fail(Problem::ExpectedText, problems);
        }
        self.rest = &self.rest[tokens..];
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
