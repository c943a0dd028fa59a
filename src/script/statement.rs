//! One statement, without the body that a header brings.

use super::cursor::{Cursor, Parsed};
use super::names::Name;
use super::program::{Pool, Spend, Work};
use super::span::Problems;
use super::suggest::nearest;
use super::syntax::{Awaitable, Statement, StatementKind};
use super::tokens::TokenKind;
use super::words::{DECLARATIONS, STATEMENTS};
use super::{Problem, limits};

pub(super) enum Parsing {
    Simple(StatementKind),
    Header(Header),
    /// `try:`, which `except:` and `finally:` follow.
    Try,
    /// `except:` or `finally:`.
    Clause,
}

/// Makes a statement of a header once its body is read.
pub(super) type Header = Box<dyn FnOnce(Vec<Statement>) -> StatementKind>;

/// Reads a statement up to its end or, for a header, up to its colon.
pub(super) fn parse(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Parsing> {
    let Some(word) = cursor.word() else {
        return cursor.fail(Problem::ExpectedStatement, problems);
    };
    if !STATEMENTS.contains(&word) {
        let word = word.to_owned();
        let problem = if DECLARATIONS.contains(&word.as_str()) {
            Problem::DeclarationInsideBody { word }
        } else {
            Problem::UnknownStatement { nearest: nearest(&word, STATEMENTS.iter().copied()), word }
        };
        return cursor.fail(problem, problems);
    }
    cursor.advance();
    match word {
        "repeat" | "forever" | "with" | "group" | "timeout" => {
            header(word, cursor, problems).map(Parsing::Header)
        }
        "try" => Ok(Parsing::Try),
        "except" | "finally" => Ok(Parsing::Clause),
        _ => simple(word, cursor, problems).map(Parsing::Simple),
    }
}

fn simple(word: &str, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    Ok(match word {
        "sleep" => spend(Spend::Sleep, cursor, problems)?,
        "cpu" => spend(Spend::Cpu, cursor, problems)?,
        "block" => spend(Spend::Block, cursor, problems)?,
        "thread" => offload(Pool::Threads, cursor, problems)?,
        "process" => offload(Pool::Processes, cursor, problems)?,
        "yield" => StatementKind::Yield,
        "print" => StatementKind::Print(cursor.text(problems)?),
        "fail" => StatementKind::Fail(cursor.text(problems)?),
        "put" => StatementKind::Put { queue: cursor.name(problems)?, item: cursor.text(problems)? },
        "get" => StatementKind::Get { queue: cursor.name(problems)?, into: into(cursor, problems)? },
        "done" => StatementKind::Done(cursor.name(problems)?),
        "join" => StatementKind::Join(cursor.name(problems)?),
        "acquire" => StatementKind::Acquire(cursor.name(problems)?),
        "release" => StatementKind::Release(cursor.name(problems)?),
        "set" => StatementKind::Set(cursor.name(problems)?),
        "clear" => StatementKind::Clear(cursor.name(problems)?),
        "wait" => StatementKind::Wait(cursor.name(problems)?),
        "cancel" => StatementKind::Cancel(cursor.name(problems)?),
        "return" => StatementKind::Return(cursor.label(problems)?),
        "await" => StatementKind::Await { what: awaitable(cursor, problems)?, into: into(cursor, problems)? },
        "spawn" => {
            StatementKind::Spawn { call: awaitable(cursor, problems)?, handle: into(cursor, problems)? }
        }
        _ => gather(cursor, problems)?,
    })
}

fn header(word: &str, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Header> {
    Ok(match word {
        "repeat" => {
            let times = cursor.count(0, limits::REPEAT, problems)?;
            let index = into(cursor, problems)?;
            Box::new(move |body| StatementKind::Repeat { times, index, body })
        }
        "with" => {
            let target = cursor.name(problems)?;
            Box::new(move |body| StatementKind::With { target, body })
        }
        "timeout" => {
            let us = cursor.duration(problems)?;
            Box::new(move |body| StatementKind::Timeout { us, body })
        }
        "group" => Box::new(StatementKind::Group),
        _ => Box::new(StatementKind::Forever),
    })
}

fn spend(how: Spend, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let us = cursor.duration(problems)?;
    Ok(StatementKind::Spend { how, us, label: cursor.label(problems)? })
}

/// `thread cpu 3`, `thread block 3`, `process cpu 3`.
fn offload(pool: Pool, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let work = match (cursor.word(), pool) {
        (Some("cpu"), _) => Work::Cpu,
        (Some("block"), Pool::Threads) => Work::Block,
        (_, Pool::Threads) => return cursor.fail(Problem::ExpectedThreadWork, problems),
        (_, Pool::Processes) => return cursor.fail(Problem::ExpectedProcessWork, problems),
    };
    cursor.advance();
    let us = cursor.duration(problems)?;
    Ok(StatementKind::Offload { pool, work, us, label: cursor.label(problems)? })
}

/// `gather fetch "a", fetch "b", h as rs`.
fn gather(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let mut items = vec![awaitable(cursor, problems)?];
    while cursor.eat(TokenKind::Comma) {
        items.push(awaitable(cursor, problems)?);
    }
    Ok(StatementKind::Gather { items, into: into(cursor, problems)? })
}

/// A name, and an argument if one follows.
fn awaitable(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Awaitable> {
    let name = cursor.name(problems)?;
    let span = cursor.span();
    let argument = cursor.label(problems)?.map(|text| (text, span));
    Ok(Awaitable { name, argument })
}

/// `as name`, if it follows.
fn into(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<Name>> {
    if cursor.eat_word("as") { cursor.name(problems).map(Some) } else { Ok(None) }
}
