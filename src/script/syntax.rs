//! The syntax tree: what the script says, each thing with its place.

use super::names::Name;
use super::program::Spend;
use super::text::Text;
use super::{Micros, Span};

#[derive(Default)]
pub(super) struct Script {
    pub(super) title: Option<Text>,
    pub(super) tasks: Vec<Task>,
}

/// `request x 10 every 500ms: …`
pub(super) struct Task {
    pub(super) name: Name,
    /// `x N`, with its place.
    pub(super) instances: Option<(u32, Span)>,
    /// `every D`, in µs.
    pub(super) every: Option<Micros>,
    pub(super) body: Vec<Statement>,
}

pub(super) struct Statement {
    /// Its keyword's place.
    pub(super) span: Span,
    pub(super) kind: StatementKind,
}

pub(super) enum StatementKind {
    Spend { how: Spend, us: Micros, label: Option<Text> },
    Yield,
    Print(Text),
    Repeat { times: u32, index: Option<Name>, body: Vec<Statement> },
}
