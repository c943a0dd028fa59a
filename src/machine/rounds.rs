//! Statements that choose where to go on: `if`, `while`, `for`. What computes stands apart from the interpreter, which is
//! quick as long as what it needs most fits into registers.

use super::Machine;
use super::error::Exception;
use crate::script::program::{Address, Body, Expr, Place};
use crate::trace::TaskId;
use crate::value::Function;

impl Machine {
    /// `if condition:`
    #[inline(never)]
    pub(super) fn branch(
        &mut self,
        id: TaskId,
        condition: &Expr,
        otherwise: Address,
        body: &Body,
    ) -> Result<(), Exception> {
        if !self.is_true(id, condition, body)? {
            self.frame(id).at = otherwise;
        }
        self.count_on(id, body);
        Ok(())
    }

    /// `while condition:`, at the end of each of its rounds, too.
    #[inline(never)]
    pub(super) fn next_while(
        &mut self,
        id: TaskId,
        condition: &Expr,
        round: Address,
        body: &Body,
    ) -> Result<(), Exception> {
        if self.is_true(id, condition, body)? {
            self.frame(id).at = round;
        }
        self.count_on(id, body);
        Ok(())
    }

    /// `for … in items:`, or `in range(items)`.
    #[inline(never)]
    pub(super) fn enter_for(
        &mut self,
        id: TaskId,
        iterator: u32,
        items: &Expr,
        range: bool,
        body: &Body,
    ) -> Result<(), Exception> {
        let mut value = self.evaluate(id, items, body)?;
        if range {
            value = Function::Range.call(&[value])?;
        }
        self.frame(id).iterators[iterator as usize] = Some(value.items()?);
        Ok(())
    }

    /// A round of a `for` begins, or none any more: on to the one address or to the other.
    #[inline(never)]
    pub(super) fn next_item(
        &mut self,
        id: TaskId,
        iterator: u32,
        into: Option<Place>,
        (round, exit): (Address, Address),
    ) {
        let frame = self.frame(id);
        match frame.iterators[iterator as usize].as_mut().and_then(Iterator::next) {
            Some(item) => {
                frame.at = round;
                self.set(id, into, item);
            }
            None => frame.at = exit,
        }
    }
}
