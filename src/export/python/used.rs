//! What a script uses of what a program may need.

use super::numbers::Numbers;
use super::unset::reads_unset;
use crate::script::Script;
use crate::script::syntax::{Expr, ExprKind, each_statement};
use crate::script::text::{Insert, Segment, Text};

#[derive(Default)]
pub(super) struct Used {
    pub(super) cpu: bool,
    pub(super) sleep: bool,
    pub(super) block: bool,
    pub(super) threads: bool,
    pub(super) processes: bool,
    pub(super) now: bool,
    pub(super) items: bool,
    pub(super) peek: bool,
    /// Errors of asyncio's.
    pub(super) asyncio: bool,
    /// What may raise an exception, or be cancelled: only then is there a failure to be told.
    pub(super) fails: bool,
    pub(super) print: bool,
    /// Letters that not every console can show.
    pub(super) letters: bool,
    /// Tasks that arrive one by one.
    pub(super) arrivals: bool,
}

impl Used {
    pub(super) fn by(script: &Script) -> Self {
        let mut used = Self {
            fails: reads_unset(script) || Numbers::of(script).may_fail(),
            arrivals: script.tasks.iter().any(|task| task.every.is_some() && task.instances.is_some()),
            ..Self::default()
        };
        for body in script.bodies() {
            each_statement(body, &mut |statement| {
                used.statement(&statement.kind);
                let parts = statement.kind.parts();
                parts.computed().for_each(|expr| expr.visit(&mut |expr| used.expr(script, expr)));
            });
        }
        used
    }

    fn expr(&mut self, script: &Script, expr: &Expr) {
        match &expr.kind {
            ExprKind::Text(text) => self.text(script, text),
            ExprKind::Name(name) => self.now |= name.text == "now",
            ExprKind::Call(name, _) => self.peek |= name.text == "peek",
            ExprKind::Int(_)
            | ExprKind::Float(_)
            | ExprKind::List(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary(..)
            | ExprKind::Compare(..)
            | ExprKind::Logic(..)
            | ExprKind::Index(_) => {}
        }
    }

    fn text(&mut self, script: &Script, text: &Text) {
        self.letters |= text.segments.iter().any(|segment| match segment {
            Segment::Plain(plain) => !plain.is_ascii(),
            Segment::Value(_) => false,
        });
        for name in text.values().filter_map(Insert::plain_name) {
            let is_queue = script.queues.iter().any(|(queue, _)| queue.text == name.text);
            self.items |= is_queue;
        }
    }
}
