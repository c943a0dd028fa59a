//! Expressions: what they say.
//!
//! Words and precedence are Python's: `or`, `and`, `not`, comparisons in a chain, `+ -`, `* / // %`, signs, `value[at]`.

mod read;

use super::Span;
use super::names::Name;
use super::text::Text;
use crate::value::{BinaryOp, Comparison, Value};

pub(super) use read::{goes_on, items, parse};

/// An expression and its place.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub kind: ExprKind,
}

/// What an expression says.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// A whole number.
    Int(i64),
    /// A decimal, or a duration with a unit.
    Float(f64),
    /// A text.
    Text(Text),
    /// A variable, a declared name, `True`, `False`, `None`, `now` or `n`: which of them, the body tells.
    Name(Name),
    /// `[…, …]`
    List(Vec<Expr>),
    /// `-x`, `+x` or `not x`.
    Unary(UnaryOp, Box<Expr>),
    /// `x + y`
    Binary(BinaryOp, Box<[Expr; 2]>),
    /// `x < y <= z`: the first, and what it is compared with.
    Compare(Box<Expr>, Vec<(Comparison, Expr)>),
    /// `x and y`, `x or y`.
    Logic(Logic, Box<[Expr; 2]>),
    /// `x[at]`
    Index(Box<[Expr; 2]>),
    /// `len(x)`: a function or a question.
    Call(Name, Vec<Expr>),
}

/// An operator before a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `-`
    Minus,
    /// `+`
    Plus,
    /// `not`
    Not,
}

impl UnaryOp {
    /// How Python writes it before a value.
    pub fn word(self) -> &'static str {
        match self {
            Self::Minus => "-",
            Self::Plus => "+",
            Self::Not => "not ",
        }
    }
}

/// What the truth of the first value decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logic {
    /// Whether the second counts: only if the first is true.
    And,
    /// Only if the first is false.
    Or,
}

impl Logic {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
        }
    }
}

/// The words of expressions that are no names: values, and what stands between values.
pub const WORDS: [&str; 7] = ["True", "False", "None", "and", "or", "not", "in"];

/// What a word stands for that no variable has for a name.
pub(super) fn word_value(word: &str) -> Option<Value> {
    match word {
        "True" => Some(Value::Bool(true)),
        "False" => Some(Value::Bool(false)),
        "None" => Some(Value::None),
        _ => None,
    }
}

impl Expr {
    /// A name alone.
    pub fn of_name(name: Name) -> Self {
        Self { span: name.span, kind: ExprKind::Name(name) }
    }

    /// Calls `visit` with this and every expression in it, those in the braces of its texts included.
    pub fn visit<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        match &self.kind {
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Name(_) => {}
            ExprKind::Text(text) => text.values().for_each(|value| value.expr.visit(visit)),
            ExprKind::List(items) | ExprKind::Call(_, items) => {
                items.iter().for_each(|item| item.visit(visit));
            }
            ExprKind::Unary(_, of) => of.visit(visit),
            ExprKind::Binary(_, two) | ExprKind::Logic(_, two) | ExprKind::Index(two) => {
                two.iter().for_each(|of| of.visit(visit));
            }
            ExprKind::Compare(first, others) => {
                first.visit(visit);
                others.iter().for_each(|(_, other)| other.visit(visit));
            }
        }
    }

    /// The names in it, those of functions left out.
    pub fn names(&self) -> Vec<&Name> {
        let mut names = Vec::new();
        self.visit(&mut |expr| {
            if let ExprKind::Name(name) = &expr.kind {
                names.push(name);
            }
        });
        names
    }

    /// Its value, if it is one that is written out: a number, a text, `True`, `False`, `None` or a list of such.
    pub fn constant(&self) -> Option<Value> {
        Some(match &self.kind {
            ExprKind::Int(int) => Value::Int(*int),
            ExprKind::Float(float) => Value::Float(*float),
            ExprKind::Text(text) => Value::from(text.plain()?),
            ExprKind::Name(name) => word_value(&name.text)?,
            ExprKind::List(items) => {
                Value::list(items.iter().map(Self::constant).collect::<Option<_>>()?).ok()?
            }
            ExprKind::Unary(UnaryOp::Minus, of) => {
                of.constant().filter(|of| !matches!(of, Value::Bool(_)))?.negate().ok()?
            }
            ExprKind::Unary(UnaryOp::Plus | UnaryOp::Not, _)
            | ExprKind::Binary(..)
            | ExprKind::Compare(..)
            | ExprKind::Logic(..)
            | ExprKind::Index(_)
            | ExprKind::Call(..) => return None,
        })
    }

    /// Whether a list may come of it, as far as its form tells.
    pub fn may_be_list(&self) -> bool {
        match &self.kind {
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Text(_) | ExprKind::Compare(..) => false,
            ExprKind::Unary(..) => false,
            ExprKind::Name(_) | ExprKind::List(_) | ExprKind::Index(_) => true,
            ExprKind::Binary(BinaryOp::Add | BinaryOp::Multiply, two) => two.iter().any(Self::may_be_list),
            ExprKind::Binary(
                BinaryOp::Subtract | BinaryOp::Divide | BinaryOp::FloorDivide | BinaryOp::Modulo,
                _,
            ) => false,
            ExprKind::Logic(_, two) => two.iter().any(Self::may_be_list),
            ExprKind::Call(name, _) => matches!(&*name.text, "min" | "max" | "peek"),
        }
    }
}

/// Whether `x op= value` is said with that sign in Python, too, and not as `x = x op value`. Python changes a list in its place, so
/// that whoever else has it sees that; here a list never changes.
pub fn augments_in_place(op: BinaryOp, value: &Expr) -> bool {
    match op {
        BinaryOp::Add => !value.may_be_list(),
        BinaryOp::Multiply => false,
        BinaryOp::Subtract | BinaryOp::Divide | BinaryOp::FloorDivide | BinaryOp::Modulo => true,
    }
}
