//! Expressions as a machine computes them.

use std::rc::Rc;

use super::operands::{EventId, Guard, QueueId, SharedId, Slot};
use crate::script::grammar::Expected;
use crate::script::syntax::Logic;
use crate::value::{BinaryOp, Comparison, Function, Value};

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A value that is known.
    Constant(Value),
    /// A variable's.
    Variable(Slot),
    /// What all tasks share.
    Shared(SharedId),
    /// `n`, the instance's number, from 1.
    Instance,
    /// `now`, the seconds since the start.
    Now,
    /// A text with the values that go in.
    Text(Template),
    /// `[…, …]`
    List(Vec<Expr>),
    /// `-x`
    Minus(Box<Expr>),
    /// `+x`
    Plus(Box<Expr>),
    /// `not x`
    Not(Box<Expr>),
    /// `x + y`
    Binary(BinaryOp, Box<[Expr; 2]>),
    /// `x < y <= z`: the first, and what it is compared with.
    Compare(Box<Expr>, Vec<(Comparison, Expr)>),
    /// `x and y`, `x or y`
    Logic(Logic, Box<[Expr; 2]>),
    /// `x[at]`
    Index(Box<[Expr; 2]>),
    /// `len(x)`
    Call(Function, Vec<Expr>),
    /// `full(q)`
    Ask(Question),
}

impl Expr {
    /// What it reads of all that tasks share.
    pub fn shared(&self) -> Vec<SharedId> {
        let mut shared = Vec::new();
        self.visit(&mut |expr| {
            if let Self::Shared(id) = expr {
                shared.push(*id);
            }
        });
        shared
    }

    /// Whether it reads variables.
    pub fn reads_variables(&self) -> bool {
        let mut reads = false;
        self.visit(&mut |expr| {
            reads |= matches!(expr, Self::Variable(_));
            if let Self::Text(template) = expr {
                reads |= template.iter().any(|part| matches!(part, TemplatePart::Variable(_)));
            }
        });
        reads
    }

    /// The first question in it.
    pub fn question(&self) -> Option<&Question> {
        let mut first = None;
        self.visit(&mut |expr| {
            if let Self::Ask(question) = expr {
                first = first.or(Some(question));
            }
        });
        first
    }

    /// Calls `visit` with this and every expression in it.
    fn visit<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::Constant(_) | Self::Variable(_) | Self::Shared(_) | Self::Instance | Self::Now => {}
            Self::Text(template) => template.iter().for_each(|part| match part {
                TemplatePart::Value { value, .. } => value.visit(visit),
                TemplatePart::Plain(_)
                | TemplatePart::Variable(_)
                | TemplatePart::Now
                | TemplatePart::Queue(_) => {}
            }),
            Self::List(items) | Self::Call(_, items) => items.iter().for_each(|item| item.visit(visit)),
            Self::Minus(of) | Self::Plus(of) | Self::Not(of) => of.visit(visit),
            Self::Binary(_, two) | Self::Logic(_, two) | Self::Index(two) => {
                two.iter().for_each(|of| of.visit(visit));
            }
            Self::Compare(first, others) => {
                first.visit(visit);
                others.iter().for_each(|(_, other)| other.visit(visit));
            }
            Self::Ask(question) => match question {
                Question::Done(of) | Question::Cancelled(of) => of.visit(visit),
                Question::Len(_)
                | Question::Empty(_)
                | Question::Full(_)
                | Question::Peek(_)
                | Question::Locked(_)
                | Question::IsSet(_) => {}
            },
        }
    }
}

impl Question {
    /// Its word.
    pub fn word(&self) -> &'static str {
        let word = match self {
            Self::Len(_) => QuestionWord::Len,
            Self::Empty(_) => QuestionWord::Empty,
            Self::Full(_) => QuestionWord::Full,
            Self::Peek(_) => QuestionWord::Peek,
            Self::Locked(_) => QuestionWord::Locked,
            Self::IsSet(_) => QuestionWord::IsSet,
            Self::Done(_) => QuestionWord::Done,
            Self::Cancelled(_) => QuestionWord::Cancelled,
        };
        word.word()
    }
}

/// What an expression asks asyncio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// `q.qsize()`
    Len(QueueId),
    /// `q.empty()`
    Empty(QueueId),
    /// `q.full()`
    Full(QueueId),
    /// The item that the next `get` takes, or `None`.
    Peek(QueueId),
    /// `m.locked()`
    Locked(Guard),
    /// `e.is_set()`
    IsSet(EventId),
    /// `h.done()`
    Done(Box<Expr>),
    /// `h.cancelled()`
    Cancelled(Box<Expr>),
}

/// The word of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `Question`")]
pub enum QuestionWord {
    Len,
    Empty,
    Full,
    Peek,
    Locked,
    IsSet,
    Done,
    Cancelled,
}

impl QuestionWord {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Len,
        Self::Empty,
        Self::Full,
        Self::Peek,
        Self::Locked,
        Self::IsSet,
        Self::Done,
        Self::Cancelled,
    ];

    /// Its word. (`len` is a function, too.)
    pub fn word(self) -> &'static str {
        match self {
            Self::Len => "len",
            Self::Empty => "empty",
            Self::Full => "full",
            Self::Peek => "peek",
            Self::Locked => "locked",
            Self::IsSet => "is_set",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    /// The question of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.word() == word)
    }

    /// Whom it asks.
    pub fn asks(self) -> Expected {
        match self {
            Self::Len | Self::Empty | Self::Full | Self::Peek => Expected::Queue,
            Self::Locked => Expected::Guard,
            Self::IsSet => Expected::Event,
            Self::Done | Self::Cancelled => Expected::Handle,
        }
    }
}

/// A text with the values that go in.
pub type Template = Vec<TemplatePart>;

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Plain text.
    Plain(Rc<str>),
    /// A variable's value.
    Variable(Slot),
    /// `{now}`, the seconds since the start with two decimals.
    Now,
    /// A queue's items, as a Python list.
    Queue(QueueId),
    /// `{value!r:spec}`
    Value {
        /// What goes in.
        value: Expr,
        /// Whether as `repr` writes it.
        repr: bool,
        /// How it is formatted; empty for `str`.
        spec: Rc<str>,
    },
}
