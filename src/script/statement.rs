//! Statements: what they say, what they are made of, and how one is read.

use super::cursor::{Cursor, Parsed};
use super::diagnostic::Problems;
use super::grammar::{DeclarationWord, StatementWord as Word};
use super::names::Name;
use super::program::{Pool, Spend, Work};
use super::suggest::nearest;
use super::text::Text;
use super::tokens::TokenKind;
use super::{Micros, Problem, Span, limits};

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
    Spend { how: Spend, us: Micros, label: Option<Text> },
    Offload { pool: Pool, work: Work, us: Micros, label: Option<Text> },
    Yield,
    Print(Text),
    Repeat { times: u32, index: Option<Name>, body: Vec<Statement> },
    Forever(Vec<Statement>),
    Put { queue: Name, item: Text },
    Get { queue: Name, into: Option<Name> },
    Done(Name),
    Join(Name),
    With { target: Name, body: Vec<Statement> },
    Acquire(Name),
    Release(Name),
    Set(Name),
    Clear(Name),
    Wait(Name),
    Await { what: Awaitable, into: Option<Name> },
    Return(Option<Text>),
    Spawn { call: Awaitable, handle: Option<Name> },
    Cancel(Name),
    Gather { items: Vec<Awaitable>, into: Option<Name> },
    Group(Vec<Statement>),
    Timeout { us: Micros, body: Vec<Statement> },
    Try { body: Vec<Statement>, except: Option<Vec<Statement>>, finally: Option<Vec<Statement>> },
    Fail(Text),
}

/// A def with its argument, or a handle: which of the two, the name tells.
pub struct Awaitable {
    /// The name.
    pub name: Name,
    /// The argument and its place.
    pub argument: Option<(Text, Span)>,
}

/// What a statement is made of, each in the order written.
#[derive(Default)]
pub struct Parts<'a> {
    /// The names it uses, but for those in calls: one for each [`super::grammar::Operand::Name`].
    pub names: Vec<&'a Name>,
    /// What it calls or awaits.
    pub calls: Vec<&'a Awaitable>,
    /// Its texts, arguments included.
    pub texts: Vec<&'a Text>,
    /// The variable that it sets.
    pub into: Option<&'a Name>,
    /// The blocks inside it.
    pub blocks: Vec<&'a [Statement]>,
}

impl StatementKind {
    /// What it is made of: all that a check or an export need know of most statements.
    pub fn parts(&self) -> Parts<'_> {
        let parts = Parts::default();
        match self {
            Self::Yield => parts,
            Self::Print(text) | Self::Fail(text) => parts.text(Some(text)),
            Self::Spend { label: text, .. } | Self::Offload { label: text, .. } | Self::Return(text) => {
                parts.text(text.as_ref())
            }
            Self::Done(name)
            | Self::Join(name)
            | Self::Acquire(name)
            | Self::Release(name)
            | Self::Set(name)
            | Self::Clear(name)
            | Self::Wait(name)
            | Self::Cancel(name) => parts.name(name),
            Self::Put { queue, item } => parts.name(queue).text(Some(item)),
            Self::Get { queue, into } => parts.name(queue).into(into),
            Self::Await { what: call, into } | Self::Spawn { call, handle: into } => {
                parts.call(call).into(into)
            }
            Self::Gather { items, into } => items.iter().fold(parts, Parts::call).into(into),
            Self::Repeat { index, body, .. } => parts.into(index).block(Some(body)),
            Self::With { target, body } => parts.name(target).block(Some(body)),
            Self::Forever(body) | Self::Group(body) | Self::Timeout { body, .. } => parts.block(Some(body)),
            Self::Try { body, except, finally } => {
                parts.block(Some(body)).block(except.as_ref()).block(finally.as_ref())
            }
        }
    }
}

impl<'a> Parts<'a> {
    fn name(mut self, name: &'a Name) -> Self {
        self.names.push(name);
        self
    }

    fn call(mut self, call: &'a Awaitable) -> Self {
        self.calls.push(call);
        self.text(call.argument.as_ref().map(|(text, _)| text))
    }

    fn text(mut self, text: Option<&'a Text>) -> Self {
        self.texts.extend(text);
        self
    }

    fn into(mut self, into: &'a Option<Name>) -> Self {
        self.into = into.as_ref();
        self
    }

    fn block(mut self, block: Option<&'a Vec<Statement>>) -> Self {
        self.blocks.extend(block.map(Vec::as_slice));
        self
    }
}

/// Calls `visit` with each of these statements and those inside them, in the order written.
pub fn each_statement<'a>(body: &'a [Statement], visit: &mut impl FnMut(&'a Statement)) {
    for statement in body {
        visit(statement);
        for block in statement.kind.parts().blocks {
            each_statement(block, visit);
        }
    }
}

/// What has been read of a statement.
pub(super) enum Parsing {
    Simple(StatementKind),
    /// All but its body.
    Header(WithBody),
    /// `try:`, which `except:` and `finally:` follow.
    Try,
    /// `except:` or `finally:`.
    Clause,
}

/// Makes a statement of a header once its body is read.
pub(super) type WithBody = Box<dyn FnOnce(Vec<Statement>) -> StatementKind>;

/// Reads a statement up to its end or, for a header, up to its colon.
pub(super) fn parse(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<(Word, Parsing)> {
    let Some(text) = cursor.word() else {
        return cursor.fail(Problem::ExpectedStatement, problems);
    };
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

/// Reads what follows the word.
fn operands(word: Word, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Parsing> {
    Ok(Parsing::Simple(match word {
        Word::Sleep => spend(Spend::Sleep, cursor, problems)?,
        Word::Cpu => spend(Spend::Cpu, cursor, problems)?,
        Word::Block => spend(Spend::Block, cursor, problems)?,
        Word::Thread => offload(Pool::Threads, cursor, problems)?,
        Word::Process => offload(Pool::Processes, cursor, problems)?,
        Word::Yield => StatementKind::Yield,
        Word::Print => StatementKind::Print(cursor.text(problems)?),
        Word::Fail => StatementKind::Fail(cursor.text(problems)?),
        Word::Put => StatementKind::Put { queue: cursor.name(problems)?, item: cursor.text(problems)? },
        Word::Get => StatementKind::Get { queue: cursor.name(problems)?, into: into(cursor, problems)? },
        Word::Done => StatementKind::Done(cursor.name(problems)?),
        Word::Join => StatementKind::Join(cursor.name(problems)?),
        Word::Acquire => StatementKind::Acquire(cursor.name(problems)?),
        Word::Release => StatementKind::Release(cursor.name(problems)?),
        Word::Set => StatementKind::Set(cursor.name(problems)?),
        Word::Clear => StatementKind::Clear(cursor.name(problems)?),
        Word::Wait => StatementKind::Wait(cursor.name(problems)?),
        Word::Cancel => StatementKind::Cancel(cursor.name(problems)?),
        Word::Return => StatementKind::Return(cursor.label(problems)?),
        Word::Await => {
            StatementKind::Await { what: awaitable(cursor, problems)?, into: into(cursor, problems)? }
        }
        Word::Spawn => {
            StatementKind::Spawn { call: awaitable(cursor, problems)?, handle: into(cursor, problems)? }
        }
        Word::Gather => gather(cursor, problems)?,
        Word::Repeat => {
            let times = cursor.count(0, limits::REPEAT, problems)?;
            let index = into(cursor, problems)?;
            return header(move |body| StatementKind::Repeat { times, index, body });
        }
        Word::With => {
            let target = cursor.name(problems)?;
            return header(move |body| StatementKind::With { target, body });
        }
        Word::Timeout => {
            let us = cursor.duration(problems)?;
            return header(move |body| StatementKind::Timeout { us, body });
        }
        Word::Forever => return header(StatementKind::Forever),
        Word::Group => return header(StatementKind::Group),
        Word::Try => return Ok(Parsing::Try),
        Word::Except | Word::Finally => return Ok(Parsing::Clause),
    }))
}

fn header(with_body: impl FnOnce(Vec<Statement>) -> StatementKind + 'static) -> Parsed<Parsing> {
    Ok(Parsing::Header(Box::new(with_body)))
}

fn spend(how: Spend, cursor: &mut Cursor, problems: &mut Problems) -> Parsed<StatementKind> {
    let us = cursor.duration(problems)?;
    Ok(StatementKind::Spend { how, us, label: cursor.label(problems)? })
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
    let argument = cursor.argument(problems)?.map(|text| (text, span));
    Ok(Awaitable { name, argument })
}

/// `as name`, if it follows.
fn into(cursor: &mut Cursor, problems: &mut Problems) -> Parsed<Option<Name>> {
    if cursor.eat_word("as") { cursor.name(problems).map(Some) } else { Ok(None) }
}
