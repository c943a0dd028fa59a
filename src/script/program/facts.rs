//! What is to be known of an instruction without running it.

use super::expr::{Expr, Template};
use super::machinery::Spend;
use super::operands::{Call, Each, Item, Length, Place, WaitsFor};

/// What is to be known of an instruction by who does not run it.
#[derive(Default)]
pub struct Facts<'a> {
    /// What it computes, labels left out.
    pub exprs: Vec<&'a Expr>,
    /// What it may wait for, if others must bring that about.
    pub waits_for: Option<WaitsFor>,
    /// How many blocks that are left by instructions it enters, less those that it leaves.
    pub blocks_entered: i32,
    /// What it is where there is no event loop.
    pub in_place: InPlace<'a>,
}

/// What an instruction is where there is no event loop and everything happens in its place.
#[derive(Default)]
pub enum InPlace<'a> {
    /// The same.
    #[default]
    Kept,
    /// Nothing: this statement shares state between tasks, or cancels them.
    Meaningless(&'static str),
    /// Time that passes with the thread held.
    Spends {
        /// Which of the two ways that do.
        how: Spend,
        /// For how long.
        length: &'a Length,
        /// The span's name on the timeline.
        label: Option<&'a Template>,
    },
    /// A call, or one for each of some items, whose failure is nobody's.
    Attempts(&'a Call, Option<&'a Each>),
    /// Calls, one after the other, or one for each of some items; their results are a list.
    OneByOne(&'a [Item], Option<&'a Each>, Option<Place>),
}

impl<'a> Facts<'a> {
    pub(super) fn expr(mut self, expr: &'a Expr) -> Self {
        self.exprs.push(expr);
        self
    }

    pub(super) fn exprs(mut self, exprs: impl IntoIterator<Item = &'a Expr>) -> Self {
        self.exprs.extend(exprs);
        self
    }

    pub(super) fn length(self, length: &'a Length) -> Self {
        match length {
            Length::Us(_) => self,
            Length::Seconds(seconds) => self.expr(seconds),
        }
    }

    pub(super) fn each(self, each: &'a Option<Each>) -> Self {
        self.exprs(each.iter().map(|each| &each.items))
    }

    pub(super) fn waits_for(self, what: impl Into<Option<WaitsFor>>) -> Self {
        Self { waits_for: what.into(), ..self }
    }

    pub(super) fn enters(self, blocks: i32) -> Self {
        Self { blocks_entered: blocks, ..self }
    }

    pub(super) fn in_place(self, in_place: InPlace<'a>) -> Self {
        Self { in_place, ..self }
    }

    pub(super) fn meaningless(self, statement: &'static str) -> Self {
        self.in_place(InPlace::Meaningless(statement))
    }
}
