//! Statements: what they say, how each is read, and what it is made of.

mod operands;
mod parts;
mod read;

use super::cursor::{Cursor, Parsed};
use super::diagnostic::Problems;
use super::expr::{self, Expr};
use super::grammar::{NameKind, StatementWord as Word};
use super::names::Name;
use super::program::{Pool, Spend, Work};
use super::text::Text;
use super::{Problem, Span};
use crate::value::{BinaryOp, ErrorKind};

pub use operands::{Awaitable, Branch, Each, Handler, Time, Times};
pub use parts::{Parts, each_statement};
pub(super) use read::{Parsing, caught, parse};

/// One statement.
pub struct Statement {
    /// Its word's place.
    pub span: Span,
    /// The word it begins with.
    pub word: Word,
    /// What it says.
    pub kind: StatementKind,
}

/// What a statement says; one a line of the language's table.
#[expect(missing_docs, reason = "the fields are named as in the language")]
pub enum StatementKind {
    Spend { how: Spend, time: Time, label: Option<Text> },
    Offload { pool: Pool, work: Work, time: Time, label: Option<Text> },
    Yield,
    Pass,
    Print(Expr),
    Assign { target: Name, value: Expr },
    Augment { target: Name, op: BinaryOp, value: Expr },
    If { branches: Vec<Branch>, otherwise: Option<Vec<Statement>> },
    Repeat { times: Times, index: Option<Name>, body: Vec<Statement> },
    Forever(Vec<Statement>),
    While { condition: Expr, body: Vec<Statement> },
    For { target: Name, items: Expr, body: Vec<Statement> },
    Break,
    Continue,
    Put { queue: Name, item: Expr, now: bool },
    Get { queue: Name, now: bool, into: Option<Name> },
    Done(Name),
    Join(Name),
    With { target: Name, body: Vec<Statement> },
    Acquire(Name),
    Release(Name),
    Set(Name),
    Clear(Name),
    Wait(Name),
    Await { what: Awaitable, into: Option<Name> },
    Return(Option<Expr>),
    Spawn { call: Awaitable, each: Option<Each>, into: Option<Name> },
    Cancel(Name),
    Gather { items: Vec<Awaitable>, each: Option<Each>, return_exceptions: bool, into: Option<Name> },
    Group(Vec<Statement>),
    Timeout { time: Time, body: Vec<Statement> },
    Try { body: Vec<Statement>, handlers: Vec<Handler>, finally: Option<Vec<Statement>> },
    Fail { error: ErrorKind, message: Option<Expr> },
    Raise,
}

impl StatementKind {
    /// What it is made of: all that a check or an export need know of most statements.
    pub fn parts(&self) -> Parts<'_> {
        let parts = Parts::default();
        match self {
            Self::Yield | Self::Pass | Self::Break | Self::Continue | Self::Raise => parts,
            Self::Print(value) => parts.expr(value),
            Self::Fail { error: _, message: value } | Self::Return(value) => parts.exprs(value),
            Self::Spend { how: _, time, label } | Self::Offload { pool: _, work: _, time, label } => {
                parts.time(time).label(label)
            }
            Self::Assign { target, value } | Self::Augment { target, op: _, value } => {
                parts.expr(value).sets(target, NameKind::Variable)
            }
            Self::If { branches, otherwise } => {
                let parts = branches
                    .iter()
                    .fold(parts, |parts, branch| parts.expr(&branch.condition).block(Some(&branch.body)));
                parts.block(otherwise.as_ref())
            }
            Self::While { condition, body } => parts.expr(condition).rounds(body),
            Self::For { target, items, body } => {
                parts.expr(items).sets(target, NameKind::Variable).rounds(body)
            }
            Self::Done(name)
            | Self::Join(name)
            | Self::Acquire(name)
            | Self::Release(name)
            | Self::Set(name)
            | Self::Clear(name)
            | Self::Wait(name)
            | Self::Cancel(name) => parts.name(name),
            Self::Put { queue, item, now: _ } => parts.name(queue).expr(item),
            Self::Get { queue, now: _, into } => parts.name(queue).into(into, NameKind::Variable),
            Self::Await { what: call, into } => parts.call(call).into(into, NameKind::Variable),
            Self::Spawn { call, each, into } => {
                let kind = if each.is_some() { NameKind::Handles } else { NameKind::Handle };
                parts.call(call).each(each).into(into, kind)
            }
            Self::Gather { items, each, return_exceptions: _, into } => {
                items.iter().fold(parts, Parts::call).each(each).into(into, NameKind::Variable)
            }
            Self::Repeat { times, index, body } => {
                let parts = match times {
                    Times::Written(_) => parts,
                    Times::Computed(times) => parts.expr(times),
                };
                parts.into(index, NameKind::Variable).rounds(body)
            }
            Self::With { target, body } => parts.name(target).block(Some(body)),
            Self::Forever(body) => parts.rounds(body),
            Self::Group(body) => parts.block(Some(body)),
            Self::Timeout { time, body } => parts.time(time).block(Some(body)),
            Self::Try { body, handlers, finally } => {
                let parts = handlers.iter().fold(parts.block(Some(body)), |parts, handler| {
                    parts.into(&handler.into, NameKind::Variable).block(Some(&handler.body))
                });
                parts.block(finally.as_ref())
            }
        }
    }
}

/// Reads what follows a statement's word: all of it or, for a header, up to its colon.
fn operands(word: Word, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Parsing> {
    Ok(Parsing::Simple(match word {
        Word::Sleep => read::spend(Spend::Sleep, cursor, problems)?,
        Word::Cpu => read::spend(Spend::Cpu, cursor, problems)?,
        Word::Block => read::spend(Spend::Block, cursor, problems)?,
        Word::Thread => read::offload(Pool::Threads, cursor, problems)?,
        Word::Process => read::offload(Pool::Processes, cursor, problems)?,
        Word::Yield => StatementKind::Yield,
        Word::Pass => StatementKind::Pass,
        Word::Break => StatementKind::Break,
        Word::Continue => StatementKind::Continue,
        Word::Raise => StatementKind::Raise,
        Word::Print => StatementKind::Print(read::value(cursor, problems)?),
        Word::Fail => read::fail(cursor, problems)?,
        Word::Put => {
            let queue = cursor.name(problems)?;
            let item = read::value(cursor, problems)?;
            StatementKind::Put { queue, item, now: cursor.eat_word("now") }
        }
        Word::Get => {
            let queue = cursor.name(problems)?;
            let now = cursor.eat_word("now");
            StatementKind::Get { queue, now, into: read::into(cursor, problems)? }
        }
        Word::Done => StatementKind::Done(cursor.name(problems)?),
        Word::Join => StatementKind::Join(cursor.name(problems)?),
        Word::Acquire => StatementKind::Acquire(cursor.name(problems)?),
        Word::Release => StatementKind::Release(cursor.name(problems)?),
        Word::Set => StatementKind::Set(cursor.name(problems)?),
        Word::Clear => StatementKind::Clear(cursor.name(problems)?),
        Word::Wait => StatementKind::Wait(cursor.name(problems)?),
        Word::Cancel => StatementKind::Cancel(cursor.name(problems)?),
        Word::Return => StatementKind::Return(read::value_if_any(cursor, problems)?),
        Word::Await => StatementKind::Await {
            what: read::awaitable(cursor, problems)?,
            into: read::into(cursor, problems)?,
        },
        Word::Spawn => StatementKind::Spawn {
            call: read::awaitable(cursor, problems)?,
            each: read::each(cursor, problems)?,
            into: read::into(cursor, problems)?,
        },
        Word::Gather => read::gather(cursor, problems)?,
        Word::Repeat => {
            let times = read::times(cursor, problems)?;
            let index = read::into(cursor, problems)?;
            return read::header(move |body| StatementKind::Repeat { times, index, body });
        }
        Word::While => {
            let condition = expr::parse(cursor, problems)?;
            return read::header(move |body| StatementKind::While { condition, body });
        }
        Word::For => {
            let target = cursor.target(problems)?;
            let items = read::in_items(cursor, problems)?;
            return read::header(move |body| StatementKind::For { target, items, body });
        }
        Word::With => {
            let target = cursor.name(problems)?;
            return read::header(move |body| StatementKind::With { target, body });
        }
        Word::Timeout => {
            let time = read::time(cursor, problems)?;
            return read::header(move |body| StatementKind::Timeout { time, body });
        }
        Word::Forever => return read::header(StatementKind::Forever),
        Word::Group => return read::header(StatementKind::Group),
        Word::If => return Ok(Parsing::If(expr::parse(cursor, problems)?)),
        Word::Try => return Ok(Parsing::Try),
        Word::Elif | Word::Else | Word::Except | Word::Finally => return Ok(Parsing::Clause),
        Word::Assign | Word::Augment => return cursor.fail(Problem::ExpectedStatement, problems),
    }))
}
