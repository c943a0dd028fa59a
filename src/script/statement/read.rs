//! How statements are read, and what several of them have behind their words.

use super::super::cursor::{Cursor, Parsed};
use super::super::diagnostic::Problems;
use super::super::expr::{self, Expr, ExprKind};
use super::super::grammar::DeclarationWord;
use super::super::suggest::nearest;
use super::super::tokens::TokenKind;
use super::super::{Problem, Span, limits};
use super::{Awaitable, Each, Name, Pool, Spend, Statement, StatementKind, Time, Times, Word, Work};
use crate::value::{BinaryOp, ErrorKind};

/// What has been read of a statement.
pub(in super::super) enum Parsing {
    Simple(StatementKind),
    /// All but its body.
    Header(WithBody),
    /// `if condition:`, which `elif …:` and `else:` may follow.
    If(Expr),
    /// `try:`, which `except …:` and `finally:` follow.
    Try,
    /// `elif …:`, `else:`, `except …:` or `finally:`.
    Clause,
}

/// Makes a statement of a header once its body is read.
pub(in super::super) type WithBody = Box<dyn FnOnce(Vec<Statement>) -> StatementKind>;

/// Reads a statement up to its end or, for a header, up to its colon.
pub(in super::super) fn parse(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<(Word, Parsing)> {
    let Some(text) = cursor.word() else {
        return cursor.fail(Problem::ExpectedStatement, problems);
    };
    if let Some(word) = cursor.sign_after().and_then(Word::of_assignment) {
        return Ok((word, Parsing::Simple(assignment(cursor, problems)?)));
    }
    let Some(word) = Word::parse(text) else {
        let word = text.to_owned();
        let problem = if DeclarationWord::parse(text).is_some() {
            Problem::DeclarationInsideBody { word }
        } else {
            let words = Word::ALL.iter().map(|word| word.word());
            Problem::UnknownStatement { nearest: nearest(&word, words), word }
        };
        return cursor.fail(problem, problems);
    };
    cursor.advance();
    Ok((word, super::operands(word, cursor, problems)?))
}

/// `x = value`, `x += value`.
fn assignment(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let target = cursor.target(problems)?;
    let sign = cursor.sign().unwrap_or_default();
    let op = BinaryOp::ALL.into_iter().find(|op| sign.strip_suffix('=') == Some(op.word()));
    cursor.advance();
    let value = expr::parse(cursor, problems)?;
    Ok(match op {
        Some(op) => StatementKind::Augment { target, op, value },
        None => StatementKind::Assign { target, value },
    })
}

pub(super) fn header(with_body: impl FnOnce(Vec<Statement>) -> StatementKind + 'static) -> Parsed<Parsing> {
    Ok(Parsing::Header(Box::new(with_body)))
}

pub(super) fn spend(how: Spend, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let time = time(cursor, problems)?;
    Ok(StatementKind::Spend { how, time, label: cursor.label(problems)? })
}

/// A duration, or an expression in seconds.
pub(super) fn time(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Time> {
    let begins = matches!(cursor.peek(), Some(TokenKind::Word | TokenKind::Number | TokenKind::Operator));
    if cursor.has_lone_number() || !begins || cursor.is_called() {
        return cursor.duration(problems).map(Time::Us);
    }
    expr::parse(cursor, problems).map(Time::Seconds)
}

pub(super) fn times(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Times> {
    let begins = matches!(cursor.peek(), Some(TokenKind::Word | TokenKind::Number | TokenKind::Operator));
    if cursor.has_lone_number() || !begins {
        return cursor.count(0, limits::REPEAT, problems).map(Times::Written);
    }
    expr::parse(cursor, problems).map(Times::Computed)
}

/// A text, as a rule, or any other value.
pub(super) fn value(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Expr> {
    // `print("hi")` is Python, and told so.
    if cursor.is_at_end() || cursor.is_called() {
        return cursor.fail(Problem::ExpectedText, problems);
    }
    expr::parse(cursor, problems)
}

/// The same, unless the statement ends here.
pub(super) fn value_if_any(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<Expr>> {
    let ends = cursor.is_at_end() || cursor.peek() == Some(TokenKind::Semicolon);
    (!ends).then(|| value(cursor, problems)).transpose()
}

/// `fail "…"`, `fail ValueError "…"`, `fail ValueError`.
pub(super) fn fail(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let raised = |kind: &ErrorKind| Word::RAISED.contains(kind);
    let error = cursor.word().and_then(ErrorKind::parse).filter(raised);
    if error.is_none() && cursor.word_after().is_none() && cursor.has_text_after() {
        return unknown_error(cursor, &Word::RAISED, problems);
    }
    if error.is_some() {
        cursor.advance();
    }
    let message =
        if error.is_some() { value_if_any(cursor, problems)? } else { Some(value(cursor, problems)?) };
    Ok(StatementKind::Fail { error: error.unwrap_or(ErrorKind::RuntimeError), message })
}

/// A word that is no error's name.
fn unknown_error<T>(cursor: &Cursor, known: &[ErrorKind], problems: &mut Problems) -> Parsed<T> {
    let word = cursor.word().unwrap_or_default().to_owned();
    // `except as e` lacks the error that it is to catch.
    let any = (word == "as").then(|| format!("{} as", ErrorKind::Exception.word()));
    let nearest = any.or_else(|| nearest(&word, known.iter().map(|kind| kind.word())));
    cursor.fail(Problem::UnknownError { word, nearest }, problems)
}

/// `except:`, `except ValueError as e:`, its word having been read: what is caught.
pub(in super::super) fn caught(
    cursor: &mut Cursor,
    problems: &mut Problems,
) -> Parsed<(ErrorKind, Option<Name>)> {
    if cursor.word().is_none() {
        return Ok((ErrorKind::Exception, None));
    }
    let Some(error) = cursor.word().and_then(ErrorKind::parse) else {
        return unknown_error(cursor, ErrorKind::ALL, problems);
    };
    cursor.advance();
    Ok((error, into(cursor, problems)?))
}

/// `thread cpu 3`, `thread block 3`, `process cpu 3`.
pub(super) fn offload(pool: Pool, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let work = match (cursor.word().and_then(Work::parse), pool) {
        (Some(Work::Cpu), Pool::Threads | Pool::Processes) => Work::Cpu,
        (Some(Work::Block), Pool::Threads) => Work::Block,
        (None, Pool::Threads) => return cursor.fail(Problem::ExpectedThreadWork, problems),
        (None | Some(Work::Block), Pool::Processes) => {
            return cursor.fail(Problem::ExpectedProcessWork, problems);
        }
    };
    cursor.advance();
    let time = time(cursor, problems)?;
    Ok(StatementKind::Offload { pool, work, time, label: cursor.label(problems)? })
}

/// `gather fetch "a", fetch("b"), h as rs`, `gather fetch(u) for u in urls as rs`.
pub(super) fn gather(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let mut items = vec![awaitable(cursor, problems)?];
    while cursor.eat(TokenKind::Comma) {
        items.push(awaitable(cursor, problems)?);
    }
    let each = if items.len() == 1 { each(cursor, problems)? } else { None };
    let return_exceptions = cursor.eat_word("return_exceptions");
    Ok(StatementKind::Gather { items, each, return_exceptions, into: into(cursor, problems)? })
}

/// `for name in items`, if it follows.
pub(super) fn each(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<Each>> {
    if !cursor.eat_word("for") {
        return Ok(None);
    }
    let name = cursor.target(problems)?;
    Ok(Some(Each { name, items: in_items(cursor, problems)? }))
}

pub(super) fn in_items(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Expr> {
    if !cursor.eat_word("in") {
        return cursor.fail(Problem::ExpectedIn, problems);
    }
    expr::parse(cursor, problems)
}

/// A name, and what it is called with: expressions in parentheses, or a text without.
pub(super) fn awaitable(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Awaitable> {
    let name = cursor.name(problems)?;
    let start = cursor.span();
    if cursor.eat_sign("(") {
        let (arguments, end) = expr::items(cursor, ")", problems)?;
        return Ok(Awaitable { name, arguments, span: start.to(end) });
    }
    let text = cursor.argument(problems)?;
    let span = if text.is_some() { start } else { Span { end: start.start, ..start } };
    let argument = text.map(|text| Expr { span: start, kind: ExprKind::Text(text) });
    Ok(Awaitable { name, arguments: argument.into_iter().collect(), span })
}

/// `as name`, if it follows.
pub(super) fn into(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<Name>> {
    if cursor.eat_word("as") { cursor.name(problems).map(Some) } else { Ok(None) }
}
