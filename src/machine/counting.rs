//! Whole numbers in variables compared and changed, in short: what most loops count with.

use super::Machine;
use super::frame::Frame;
use crate::script::program::{Body, Expr, Op, Place, Slot};
use crate::trace::TaskId;
use crate::value::{BinaryOp, Value};

impl Machine {
    /// Goes on through such statements, as far as a limit: each does what it does by itself, without its way through the
    /// interpreter.
    pub(super) fn count_on(&mut self, id: TaskId, body: &Body) {
        let task = &mut self.tasks[id.index()];
        let frame = &mut task.frame;
        let (mut at, mut line, mut statements) = (frame.at, task.line, self.statements);
        while statements < self.next_stop {
            let Some(instruction) = body.code.get(at as usize) else { break };
            let to = if let Op::While { condition, round } = &instruction.op {
                frame.compares_whole(condition).map(|is_true| if is_true { *round } else { at + 1 })
            } else if let Op::Augment { into: Place::Variable(slot), op, value, .. } = &instruction.op {
                frame.changes_whole(*slot, *op, value).map(|()| at + 1)
            } else if let Op::Branch { condition, otherwise } = &instruction.op {
                frame.compares_whole(condition).map(|is_true| if is_true { at + 1 } else { *otherwise })
            } else if let Op::Jump(to) = &instruction.op {
                at = *to;
                continue;
            } else {
                None
            };
            let Some(to) = to else { break };
            (at, line, statements) = (to, instruction.line, statements + 1);
        }
        frame.at = at;
        task.line = line;
        self.statements = statements;
    }
}

impl Frame {
    /// Whether a comparison of two whole numbers at hand is true; `None` if it is something else.
    #[inline]
    pub(super) fn compares_whole(&self, expr: &Expr) -> Option<bool> {
        let Expr::Compare(first, others) = expr else { return None };
        let [(comparison, second)] = others.as_slice() else { return None };
        comparison.of_whole(self.whole(first)?, self.whole(second)?)
    }

    /// `variable op= value` for two whole numbers, if what it comes to is one; otherwise nothing is done.
    #[inline]
    pub(super) fn changes_whole(&mut self, slot: Slot, op: BinaryOp, value: &Expr) -> Option<()> {
        let by = self.whole(value)?;
        let Some(Value::Int(int)) = self.variables.get_mut(slot as usize)? else { return None };
        *int = match op {
            BinaryOp::Add => int.checked_add(by),
            BinaryOp::Subtract => int.checked_sub(by),
            BinaryOp::Multiply => int.checked_mul(by),
            BinaryOp::Divide | BinaryOp::FloorDivide | BinaryOp::Modulo => None,
        }?;
        Some(())
    }

    #[inline]
    fn whole(&self, expr: &Expr) -> Option<i64> {
        if let Expr::Variable(slot) = expr {
            return self.variables.get(*slot as usize)?.as_ref()?.as_whole();
        }
        if let Expr::Constant(value) = expr { value.as_whole() } else { None }
    }
}
