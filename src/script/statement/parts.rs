//! What statements are made of: all that a check or an export need know of most of them.

use super::super::expr::Expr;
use super::super::names::Name;
use super::super::text::Text;
use super::{Awaitable, Each, NameKind, Statement, Time};

/// What a statement is made of, each in the order written.
#[derive(Default)]
pub struct Parts<'a> {
    /// The names it uses, but for those in calls: one for each [`crate::script::grammar::Operand::Name`].
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
    /// Whether those are the rounds of a loop.
    pub is_loop: bool,
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

    pub(super) fn name(mut self, name: &'a Name) -> Self {
        self.names.push(name);
        self
    }

    pub(super) fn call(mut self, call: &'a Awaitable) -> Self {
        self.calls.push(call);
        self
    }

    pub(super) fn each(mut self, each: &'a Option<Each>) -> Self {
        self.each = each.as_ref();
        self
    }

    pub(super) fn expr(mut self, expr: &'a Expr) -> Self {
        self.exprs.push(expr);
        self
    }

    pub(super) fn exprs(mut self, expr: &'a Option<Expr>) -> Self {
        self.exprs.extend(expr);
        self
    }

    pub(super) fn time(self, time: &'a Time) -> Self {
        match time {
            Time::Us(_) => self,
            Time::Seconds(seconds) => self.expr(seconds),
        }
    }

    pub(super) fn label(mut self, label: &'a Option<Text>) -> Self {
        self.label = label.as_ref();
        self
    }

    pub(super) fn sets(mut self, name: &'a Name, kind: NameKind) -> Self {
        self.into.push((name, kind));
        self
    }

    pub(super) fn into(mut self, into: &'a Option<Name>, kind: NameKind) -> Self {
        self.into.extend(into.as_ref().map(|name| (name, kind)));
        self
    }

    /// The block of a loop.
    pub(super) fn rounds(mut self, body: &'a Vec<Statement>) -> Self {
        self.is_loop = true;
        self.block(Some(body))
    }

    pub(super) fn block(mut self, block: Option<&'a Vec<Statement>>) -> Self {
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
