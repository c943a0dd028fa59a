//! How a statement is read.

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
    Ok((word, operands(word, cursor, problems)?))
}

/// `x = value`, `x += value`.
fn assignment(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let target = cursor.name(problems)?;
    let sign = cursor.sign().unwrap_or_default();
    let op = BinaryOp::ALL.into_iter().find(|op| sign.strip_suffix('=') == Some(op.word()));
    cursor.advance();
    let value = expr::parse(cursor, problems)?;
    Ok(match op {
        Some(op) => StatementKind::Augment { target, op, value },
        None => StatementKind::Assign { target, value },
    })
}

/// Reads what follows the word.
fn operands(word: Word, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Parsing> {
    Ok(Parsing::Simple(match word {
        Word::Sleep => spend(Spend::Sleep, cursor, problems)?,
        Word::Cpu => spend(Spend::Cpu, cursor, problems)?,
        Word::Block => spend(Spend::Block, cursor, problems)?,
        Word::Thread => offload(Pool::Threads, cursor, problems)?,
        Word::Process => offload(Pool::Processes, cursor, problems)?,
        Word::Yield => StatementKind::Yield,
        Word::Pass => StatementKind::Pass,
        Word::Break => StatementKind::Break,
        Word::Continue => StatementKind::Continue,
        Word::Raise => StatementKind::Raise,
        Word::Print => StatementKind::Print(value(cursor, problems)?),
        Word::Fail => fail(cursor, problems)?,
        Word::Put => {
            let queue = cursor.name(problems)?;
            let item = value(cursor, problems)?;
            StatementKind::Put { queue, item, now: cursor.eat_word("now") }
        }
        Word::Get => {
            let queue = cursor.name(problems)?;
            let now = cursor.eat_word("now");
            StatementKind::Get { queue, now, into: into(cursor, problems)? }
        }
        Word::Done => StatementKind::Done(cursor.name(problems)?),
        Word::Join => StatementKind::Join(cursor.name(problems)?),
        Word::Acquire => StatementKind::Acquire(cursor.name(problems)?),
        Word::Release => StatementKind::Release(cursor.name(problems)?),
        Word::Set => StatementKind::Set(cursor.name(problems)?),
        Word::Clear => StatementKind::Clear(cursor.name(problems)?),
        Word::Wait => StatementKind::Wait(cursor.name(problems)?),
        Word::Cancel => StatementKind::Cancel(cursor.name(problems)?),
        Word::Return => {
            let returned = !cursor.is_at_end() && cursor.peek() != Some(TokenKind::Semicolon);
            StatementKind::Return(returned.then(|| value(cursor, problems)).transpose()?)
        }
        Word::Await => {
            StatementKind::Await { what: awaitable(cursor, problems)?, into: into(cursor, problems)? }
        }
        Word::Spawn => StatementKind::Spawn {
            call: awaitable(cursor, problems)?,
            each: each(cursor, problems)?,
            into: into(cursor, problems)?,
        },
        Word::Gather => gather(cursor, problems)?,
        Word::Repeat => {
            let times = times(cursor, problems)?;
            let index = into(cursor, problems)?;
            return header(move |body| StatementKind::Repeat { times, index, body });
        }
        Word::While => {
            let condition = expr::parse(cursor, problems)?;
            return header(move |body| StatementKind::While { condition, body });
        }
        Word::For => {
            let target = cursor.name(problems)?;
            let items = in_items(cursor, problems)?;
            return header(move |body| StatementKind::For { target, items, body });
        }
        Word::With => {
            let target = cursor.name(problems)?;
            return header(move |body| StatementKind::With { target, body });
        }
        Word::Timeout => {
            let time = time(cursor, problems)?;
            return header(move |body| StatementKind::Timeout { time, body });
        }
        Word::Forever => return header(StatementKind::Forever),
        Word::Group => return header(StatementKind::Group),
        Word::If => return Ok(Parsing::If(expr::parse(cursor, problems)?)),
        Word::Try => return Ok(Parsing::Try),
        Word::Elif | Word::Else | Word::Except | Word::Finally => return Ok(Parsing::Clause),
        Word::Assign | Word::Augment => return cursor.fail(Problem::ExpectedStatement, problems),
    }))
}

fn header(with_body: impl FnOnce(Vec<Statement>) -> StatementKind + 'static) -> Parsed<Parsing> {
    Ok(Parsing::Header(Box::new(with_body)))
}

fn spend(how: Spend, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let time = time(cursor, problems)?;
    Ok(StatementKind::Spend { how, time, label: cursor.label(problems)? })
}

/// A duration, or an expression in seconds.
fn time(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Time> {
    let begins = matches!(cursor.peek(), Some(TokenKind::Word | TokenKind::Number | TokenKind::Operator));
    if cursor.has_lone_number() || !begins || cursor.is_called() {
        return cursor.duration(problems).map(Time::Us);
    }
    expr::parse(cursor, problems).map(Time::Seconds)
}

fn times(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Times> {
    let begins = matches!(cursor.peek(), Some(TokenKind::Word | TokenKind::Number | TokenKind::Operator));
    if cursor.has_lone_number() || !begins {
        return cursor.count(0, limits::REPEAT, problems).map(Times::Written);
    }
    expr::parse(cursor, problems).map(Times::Computed)
}

/// A text, as a rule, or any other value.
fn value(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Expr> {
    // `print("hi")` is Python, and told so.
    if cursor.is_at_end() || cursor.is_called() {
        return cursor.fail(Problem::ExpectedText, problems);
    }
    expr::parse(cursor, problems)
}

/// `fail "…"`, `fail ValueError "…"`, `fail ValueError`.
fn fail(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let raised = |kind: &ErrorKind| Word::RAISED.contains(kind);
    let error = cursor.word().and_then(ErrorKind::parse).filter(raised);
    if error.is_none() && cursor.word_after().is_none() && cursor.has_text_after() {
        return unknown_error(cursor, &Word::RAISED, problems);
    }
    if error.is_some() {
        cursor.advance();
    }
    let lone = error.is_some() && (cursor.is_at_end() || cursor.peek() == Some(TokenKind::Semicolon));
    let message = (!lone).then(|| value(cursor, problems)).transpose()?;
    Ok(StatementKind::Fail { error: error.unwrap_or(ErrorKind::RuntimeError), message })
}

/// A word that is no error's name.
fn unknown_error<T>(cursor: &Cursor, known: &[ErrorKind], problems: &mut Problems) -> Parsed<T> {
    let word = cursor.word().unwrap_or_default().to_owned();
    let nearest = nearest(&word, known.iter().map(|kind| kind.word()));
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
fn offload(pool: Pool, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
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
fn gather(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let mut items = vec![awaitable(cursor, problems)?];
    while cursor.eat(TokenKind::Comma) {
        items.push(awaitable(cursor, problems)?);
    }
    let each = if items.len() == 1 { each(cursor, problems)? } else { None };
    let return_exceptions = cursor.eat_word("return_exceptions");
    Ok(StatementKind::Gather { items, each, return_exceptions, into: into(cursor, problems)? })
}

/// `for name in items`, if it follows.
fn each(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<Each>> {
    if !cursor.eat_word("for") {
        return Ok(None);
    }
    let name = cursor.name(problems)?;
    Ok(Some(Each { name, items: in_items(cursor, problems)? }))
}

fn in_items(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Expr> {
    if !cursor.eat_word("in") {
        return cursor.fail(Problem::ExpectedIn, problems);
    }
    expr::parse(cursor, problems)
}

/// A name, and what it is called with: expressions in parentheses, or a text without.
fn awaitable(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Awaitable> {
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
fn into(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<Name>> {
    if cursor.eat_word("as") { cursor.name(problems).map(Some) } else { Ok(None) }
}
