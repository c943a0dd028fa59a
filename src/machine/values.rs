//! Statements that compute: assignments, durations, what is raised.

use super::Machine;
use super::error::{self, Exception};
use super::flow::Flow;
use super::frame::{Block, Completion};
use crate::script::program::{Body, Expr, Place, Spend, Work};
use crate::trace::{Limit, Micros, TaskId};
use crate::value::{self, BinaryOp, ErrorKind, Value};

impl Machine {
    /// An exception leaves a statement; what is none of Python's ends the run.
    pub(super) fn raise(&mut self, id: TaskId, exception: Exception) -> Flow {
        if let ErrorKind::Limit(limit) = exception.kind() {
            return self.limit(id, Limit::Value(limit));
        }
        self.unwind(id, Completion::Raise(exception))
    }

    /// What the innermost handler has caught.
    pub(super) fn caught(&mut self, id: TaskId) -> Exception {
        let mut blocks = self.frame(id).blocks.iter().rev();
        let caught = blocks.find_map(|block| {
            if let Block::Except { caught, .. } = block { Some(caught.clone()) } else { None }
        });
        // Checked: there is one around it.
        caught.unwrap_or_else(|| error::runtime("No active exception to reraise"))
    }

    /// `into op= value`, or `into = into op value`.
    #[inline]
    pub(super) fn augment(
        &mut self,
        id: TaskId,
        into: Place,
        op: BinaryOp,
        expr: &Expr,
        in_place: bool,
        body: &Body,
    ) -> Result<(), Exception> {
        if let Place::Variable(slot) = into
            && self.frame(id).changes_whole(slot, op, expr).is_some()
        {
            return Ok(());
        }
        // What was there is read first.
        let before = match into {
            Place::Variable(slot) => {
                let variable = self.tasks[id.index()].variable(slot).cloned();
                variable.ok_or_else(|| error::unbound(&body.variables[slot as usize]))?
            }
            Place::Shared(shared) => self.shared[shared as usize].clone(),
        };
        let by = self.evaluate(id, expr, body)?;
        let value =
            if in_place { value::augment(op, &before, &by) } else { value::binary(op, &before, &by) }?;
        if let Value::Text(_) | Value::List(_) = value {
            self.charge(0, value.weight());
        }
        self.set(id, Some(into), value);
        Ok(())
    }

    /// How many µs a statement takes that lasts so many seconds; none for a `sleep` of nothing.
    pub(super) fn seconds(
        &mut self,
        id: TaskId,
        how: Spend,
        seconds: &Expr,
        body: &Body,
    ) -> Result<Option<Micros>, Exception> {
        let seconds = self.evaluate(id, seconds, body)?;
        match how {
            Spend::Sleep => value::sleep_us(&seconds, self.now_us),
            Spend::Cpu => value::cpu_us(&seconds).map(Some),
            Spend::Block => value::block_us(&seconds).map(Some),
        }
    }

    /// How many µs a worker takes, or what goes wrong there.
    pub(super) fn work_of(
        &mut self,
        id: TaskId,
        work: Work,
        seconds: &Expr,
        body: &Body,
    ) -> Result<(Micros, Option<Exception>), Exception> {
        let seconds = self.evaluate(id, seconds, body)?;
        let us = match work {
            Work::Cpu => value::cpu_us(&seconds),
            Work::Block => value::block_us(&seconds),
        };
        match us {
            Err(error) if !matches!(error.kind(), ErrorKind::Limit(_)) => Ok((0, Some(error))),
            us => us.map(|us| (us, None)),
        }
    }
}
