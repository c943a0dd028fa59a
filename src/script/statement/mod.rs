//! Statements: what they say, and what they are made of.

mod read;

use super::expr::Expr;
use super::grammar::{NameKind, StatementWord as Word};
use super::names::Name;
use super::program::{Pool, Spend, Work};
use super::text::Text;
use super::{Micros, Span};
use crate::value::{BinaryOp, ErrorKind};

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

/// How long something takes.
#[derive(Clone, Debug)]
pub enum Time {
    /// So many µs, as they are written.
    Us(Micros),
    /// So many seconds, whatever that comes to.
    Seconds(Expr),
}

/// How often something is done.
#[derive(Clone, Debug)]
pub enum Times {
    /// So often, as it is written.
    Written(u32),
    /// So often as that comes to.
    Computed(Expr),
}

/// `if condition:` or `elif condition:`, and what is done then.
pub struct Branch {
    /// Its word's place.
    pub span: Span,
    /// When it is done.
    pub condition: Expr,
    /// What is done.
    pub body: Vec<Statement>,
}

/// `except kind as name:`
pub struct Handler {
    /// Its word's place.
    pub span: Span,
    /// What it catches.
    pub error: ErrorKind,
    /// The variable that is the error while the handler lasts.
    pub into: Option<Name>,
    /// What is done.
    pub body: Vec<Statement>,
}

/// `for name in items`, behind a call.
pub struct Each {
    /// A variable of this call alone.
    pub name: Name,
    /// What it goes through.
    pub items: Expr,
}

/// A def with its arguments, or a handle: which of the two, the name tells.
pub struct Awaitable {
    /// The name.
    pub name: Name,
    /// The arguments. (One without parentheses is a text.)
    pub arguments: Vec<Expr>,
    /// Where they stand, with their parentheses; empty if there are none.
    pub span: Span,
}

/// What a statement is made of, each in the order written.
#[derive(Default)]
pub struct Parts<'a> {
    /// The names it uses, but for those in calls: one for each [`super::grammar::Operand::Name`].
    pub names: Vec<&'a Name>,
    /// What it calls or awaits.
    pub calls: Vec<&'a Awaitable>,
    /// `for name in items` behind its calls.
    pub each: Option<&'a Each>,
    /// Its expressions, but for those of its calls and of `each`.
    pub exprs: Vec<&'a Expr>,
    /// What names its span on the timeline.
    pub label: Option<&'a Text>,
    /// The variables that it sets, and what each stands for from then on.
    pub into: Vec<(&'a Name, NameKind)>,
    /// The blocks inside it.
    pub blocks: Vec<&'a [Statement]>,
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
            Self::While { condition, body } => parts.expr(condition).block(Some(body)),
            Self::For { target, items, body } => {
                parts.expr(items).sets(target, NameKind::Variable).block(Some(body))
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
                parts.into(index, NameKind::Variable).block(Some(body))
            }
            Self::With { target, body } => parts.name(target).block(Some(body)),
            Self::Forever(body) | Self::Group(body) => parts.block(Some(body)),
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

impl<'a> Parts<'a> {
    /// Every expression that it computes, those of its calls and of `each` included. (Its label is no part of the program.)
    pub fn computed(&self) -> impl Iterator<Item = &'a Expr> {
        let arguments = self.calls.iter().flat_map(|call| &call.arguments);
        self.exprs.iter().copied().chain(arguments).chain(self.each.map(|each| &each.items))
    }

    /// The same, and those of its label.
    pub fn all_exprs(&self) -> impl Iterator<Item = &'a Expr> {
        self.computed().chain(self.label.into_iter().flat_map(Text::values).map(|value| &value.expr))
    }

    fn name(mut self, name: &'a Name) -> Self {
        self.names.push(name);
        self
    }

    fn call(mut self, call: &'a Awaitable) -> Self {
        self.calls.push(call);
        self
    }

    fn each(mut self, each: &'a Option<Each>) -> Self {
        self.each = each.as_ref();
        self
    }

    fn expr(mut self, expr: &'a Expr) -> Self {
        self.exprs.push(expr);
        self
    }

    fn exprs(mut self, expr: &'a Option<Expr>) -> Self {
        self.exprs.extend(expr);
        self
    }

    fn time(self, time: &'a Time) -> Self {
        match time {
            Time::Us(_) => self,
            Time::Seconds(seconds) => self.expr(seconds),
        }
    }

    fn label(mut self, label: &'a Option<Text>) -> Self {
        self.label = label.as_ref();
        self
    }

    fn sets(mut self, name: &'a Name, kind: NameKind) -> Self {
        self.into.push((name, kind));
        self
    }

    fn into(mut self, into: &'a Option<Name>, kind: NameKind) -> Self {
        self.into.extend(into.as_ref().map(|name| (name, kind)));
        self
    }

    fn block(mut self, block: Option<&'a Vec<Statement>>) -> Self {
        self.blocks.extend(block.map(Vec::as_slice));
        self
    }
}

/// Calls `visit` with each of these statements and those inside them, in the order written.
pub fn each_statement<'a>(body: &'a [Statement], visit: &mut dyn FnMut(&'a Statement)) {
    for statement in body {
        visit(statement);
        for block in statement.kind.parts().blocks {
            each_statement(block, visit);
        }
    }
}
