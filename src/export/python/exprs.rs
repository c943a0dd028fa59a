//! Expressions as Python writes them.

use super::BodyWriter;
use super::literal::literal;
use crate::script::grammar::NameKind;
use crate::script::names::Name;
use crate::script::program::QuestionWord;
use crate::script::syntax::{Expr, ExprKind};
use crate::script::text::{Insert, Text};
use crate::value::{BinaryOp, ErrorKind, Value};

/// How firmly an expression holds together; what holds less firmly than its place asks for is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Any,
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
    Part,
}

impl Level {
    pub(super) fn of_op(op: BinaryOp) -> Self {
        match op {
            BinaryOp::Add | BinaryOp::Subtract => Self::Sum,
            BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::FloorDivide | BinaryOp::Modulo => Self::Product,
        }
    }

    /// The next firmer one.
    pub(super) fn firmer(self) -> Self {
        match self {
            Self::Any => Self::Or,
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Comparison,
            Self::Comparison => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Sign,
            Self::Sign | Self::Part => Self::Part,
        }
    }
}

impl BodyWriter<'_> {
    pub(super) fn expr(&self, expr: &Expr) -> String {
        self.expr_at(expr, Level::Any)
    }

    /// The same, where a place asks for so much.
    pub(super) fn expr_at(&self, expr: &Expr, least: Level) -> String {
        use crate::script::syntax::{Logic, UnaryOp};
        let (text, level) = match &expr.kind {
            ExprKind::Int(int) => (int.to_string(), if *int < 0 { Level::Sign } else { Level::Part }),
            // `inf` is a name in Python.
            ExprKind::Float(float) if float.is_infinite() => ("1e999".into(), Level::Part),
            ExprKind::Float(float) => (Value::Float(*float).repr(), Level::Part),
            ExprKind::Text(text) => (self.text(text), Level::Part),
            ExprKind::Name(name) => (self.name(name), Level::Part),
            ExprKind::List(items) => (format!("[{}]", self.exprs(items)), Level::Part),
            ExprKind::Unary(op, of) => {
                let level = if *op == UnaryOp::Not { Level::Not } else { Level::Sign };
                (format!("{}{}", op.word(), self.expr_at(of, level)), level)
            }
            ExprKind::Binary(op, two) => {
                let level = Level::of_op(*op);
                let (left, right) = (self.expr_at(&two[0], level), self.expr_at(&two[1], level.firmer()));
                (format!("{left} {} {right}", op.word()), level)
            }
            ExprKind::Logic(logic, two) => {
                let level = if *logic == Logic::Or { Level::Or } else { Level::And };
                let (left, right) = (self.expr_at(&two[0], level), self.expr_at(&two[1], level.firmer()));
                (format!("{left} {} {right}", logic.word()), level)
            }
            ExprKind::Compare(first, others) => {
                let mut text = self.expr_at(first, Level::Sum);
                for (comparison, other) in others {
                    text += &format!(" {} {}", comparison.word(), self.expr_at(other, Level::Sum));
                }
                (text, Level::Comparison)
            }
            ExprKind::Index(two) => {
                (format!("{}[{}]", self.expr_at(&two[0], Level::Part), self.expr(&two[1])), Level::Part)
            }
            ExprKind::Call(name, arguments) => (self.function(name, arguments), Level::Part),
        };
        if level < least { format!("({text})") } else { text }
    }

    pub(super) fn exprs(&self, exprs: &[Expr]) -> String {
        exprs.iter().map(|expr| self.expr(expr)).collect::<Vec<_>>().join(", ")
    }

    /// A name that has a value.
    fn name(&self, name: &Name) -> String {
        if self.is_local(name) {
            return self.local(name);
        }
        if self.number && name.text == "n" {
            return "n".into();
        }
        match self.writer.declared(name) {
            Some(NameKind::Shared) => self.writer.names.global(name).to_owned(),
            // Without a loop nobody puts anything into it.
            Some(NameKind::Queue) if self.writer.has_loop() => {
                format!("items({})", self.writer.names.global(name))
            }
            Some(NameKind::Queue) => "[]".into(),
            _ if name.text == "now" => "now()".into(),
            _ => name.text.clone(),
        }
    }

    fn function(&self, name: &Name, arguments: &[Expr]) -> String {
        if let (Some(question), [of]) = (QuestionWord::parse(&name.text), arguments)
            && let Some(asked) = self.question(question, of)
        {
            return asked;
        }
        format!("{}({})", name.text, self.exprs(arguments))
    }

    fn question(&self, question: QuestionWord, of: &Expr) -> Option<String> {
        let global = || {
            let ExprKind::Name(name) = &of.kind else { return None };
            Some(self.writer.names.global(name).to_owned())
        };
        let is_queue =
            matches!(&of.kind, ExprKind::Name(name) if self.writer.declared(name) == Some(NameKind::Queue));
        Some(match question {
            QuestionWord::Len if !is_queue => return None,
            QuestionWord::Len => format!("{}.qsize()", global()?),
            QuestionWord::Empty => format!("{}.empty()", global()?),
            QuestionWord::Full => format!("{}.full()", global()?),
            QuestionWord::Peek => format!("peek({})", global()?),
            QuestionWord::Locked => format!("{}.locked()", global()?),
            QuestionWord::IsSet => format!("{}.is_set()", global()?),
            QuestionWord::Done => format!("{}.done()", self.expr_at(of, Level::Part)),
            QuestionWord::Cancelled => format!("{}.cancelled()", self.expr_at(of, Level::Part)),
        })
    }

    pub(super) fn text(&self, text: &Text) -> String {
        literal(text, |insert| self.insert(insert))
    }

    /// What stands between the braces of an f-string.
    fn insert(&self, insert: &Insert) -> String {
        let is_now = |name: &Name| name.text == "now" && !self.is_local(name);
        if insert.plain_name().is_some_and(is_now) {
            return "now():.2f".into();
        }
        let Insert { expr, repr, spec } = insert;
        let repr = if *repr { "!r" } else { "" };
        let colon = if spec.is_empty() { "" } else { ":" };
        format!("{}{repr}{colon}{spec}", self.expr(expr))
    }

    /// What an error is called with: texts alone, as here.
    pub(super) fn message(&self, message: &Expr) -> String {
        if let ExprKind::Text(text) = &message.kind {
            self.text(text)
        } else {
            format!("str({})", self.expr(message))
        }
    }
}

/// An error's class.
pub(super) fn class(error: ErrorKind) -> String {
    let of_asyncio =
        matches!(error, ErrorKind::CancelledError | ErrorKind::QueueEmpty | ErrorKind::QueueFull);
    format!("{}{}", if of_asyncio { "asyncio." } else { "" }, error.word())
}
