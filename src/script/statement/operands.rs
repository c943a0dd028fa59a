//! What stands behind a statement's word.

use super::super::expr::Expr;
use super::super::names::Name;
use super::super::{Micros, Span};
use super::Statement;
use crate::value::ErrorKind;

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
