//! `if`, loops, and what leaves them.

use super::super::names::Name;
use super::super::program::{Address, Expr, Op, Place};
use super::super::syntax::{self, Branch, ExprKind, Statement, Times};
use super::Lowering;

/// A loop around what is being lowered.
pub(super) struct Loop {
    /// How many blocks are around it.
    blocks: u32,
    /// The instructions that go on with its next round, once it is known where that is.
    again: Vec<Address>,
    /// The instructions that leave it.
    over: Vec<Address>,
}

impl<'a> Lowering<'a> {
    pub(super) fn if_statement(&mut self, branches: &'a [Branch], otherwise: Option<&'a [Statement]>) {
        let mut over = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let line = self.lines.line(branch.span.start);
            let condition = self.expr(&branch.condition);
            let at = self.emit(line, Op::Jump(0));
            self.statements(&branch.body);
            if index + 1 < branches.len() || otherwise.is_some() {
                over.push(self.emit(line, Op::Jump(0)));
            }
            *self.op(at) = Op::Branch { condition, otherwise: self.here() };
        }
        self.statements(otherwise.unwrap_or_default());
        let end = self.here();
        over.into_iter().for_each(|over| *self.op(over) = Op::Jump(end));
    }

    pub(super) fn forever(&mut self, line: u32, body: &'a [Statement]) {
        let start = self.here();
        self.enter_loop();
        self.statements(body);
        let again = self.emit(line, Op::Forever(start));
        if self.leaves(start) {
            *self.op(again) = Op::Jump(start);
        }
    }

    /// Ends the innermost loop, whose rounds begin there; whether something in it leaves it.
    fn leaves(&mut self, round: Address) -> bool {
        let end = self.here();
        let Some(Loop { blocks, again, over }) = self.loops.pop() else { return false };
        again.into_iter().for_each(|at| *self.op(at) = Op::Leave { blocks, to: round });
        over.iter().for_each(|at| *self.op(*at) = Op::Leave { blocks, to: end });
        !over.is_empty()
    }

    fn enter_loop(&mut self) {
        self.loops.push(Loop { blocks: self.blocks, again: Vec::new(), over: Vec::new() });
    }

    /// `break` or `continue`. Where the loop's instructions are is known at its end.
    pub(super) fn leave_loop(&mut self, line: u32, is_break: bool) {
        let here = self.here();
        let Some(around) = self.loops.last_mut() else { return };
        if is_break { &mut around.over } else { &mut around.again }.push(here);
        // A statement: it counts, so that no loop of it alone goes on for ever.
        let leave = Op::Leave { blocks: around.blocks, to: 0 };
        self.emit(line, leave);
    }

    pub(super) fn while_statement(&mut self, line: u32, condition: &'a syntax::Expr, body: &'a [Statement]) {
        let is_true = |name: &Name| name.text == "True" && self.slot(name).is_none();
        let always = matches!(&condition.kind, ExprKind::Name(name) if is_true(name))
            || matches!(condition.kind, ExprKind::Int(int) if int != 0);
        if always {
            return self.forever(line, body);
        }
        let condition = self.expr(condition);
        let first = self.emit(line, Op::Jump(0));
        let round = self.here();
        self.enter_loop();
        self.statements(body);
        let test = self.emit(line, Op::While { condition, round });
        *self.op(first) = Op::Jump(test);
        self.leaves(test);
    }

    pub(super) fn repeat(
        &mut self,
        line: u32,
        times: &'a Times,
        index: Option<&'a Name>,
        body: &'a [Statement],
    ) {
        let slot = index.map(|index| self.slot(index));
        let times = match times {
            // What all tasks share is no loop's counter.
            Times::Written(times) if slot != Some(None) => *times,
            Times::Written(times) => {
                let times = Expr::Constant(i64::from(*times).into());
                return self.for_statement(line, index, times, true, body);
            }
            Times::Computed(times) => {
                let times = self.expr(times);
                return self.for_statement(line, index, times, true, body);
            }
        };
        let (counter, index) = (self.repeats, slot.flatten());
        self.repeats += 1;
        self.body.counters = self.body.counters.max(self.repeats);
        self.emit(line, Op::EnterRepeat { counter });
        let round = self.here() + 1;
        let first = self.emit(line, Op::Jump(0));
        self.enter_loop();
        self.statements(body);
        let exit = self.here() + 1;
        let next = Op::NextRound { counter, times, index, round, exit };
        *self.op(first) = next.clone();
        let again = self.emit(line, next);
        self.leaves(again);
        self.repeats -= 1;
    }

    /// `for target in items`, or in their `range`.
    pub(super) fn for_statement(
        &mut self,
        line: u32,
        target: Option<&Name>,
        items: Expr,
        range: bool,
        body: &'a [Statement],
    ) {
        let iterator = self.fors;
        let into: Option<Place> = self.place_of(target);
        self.fors += 1;
        self.body.iterators = self.body.iterators.max(self.fors);
        self.emit(line, Op::EnterFor { iterator, items, range });
        let first = self.emit(line, Op::Jump(0));
        let round = self.here();
        self.enter_loop();
        self.statements(body);
        let again = self.here();
        self.emit(line, Op::NextItem { iterator, into, round, exit: again + 1 });
        *self.op(first) = Op::Jump(again);
        self.leaves(again);
        self.fors -= 1;
    }
}
