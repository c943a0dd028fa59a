//! What is around an instruction: the `forever` that it is in, and whether a `timeout` ends that.

use std::ops::RangeInclusive;

use super::{Address, Body, Op};

impl Body {
    /// The line of the outermost `forever` that whoever goes on at this instruction stands in, and where that begins.
    pub fn forever_around(&self, at: Address) -> Option<(Address, u32)> {
        let loops = (0..).zip(&self.code).filter_map(|(end, instruction)| {
            let Op::Forever(start) = instruction.op else { return None };
            (start..=end).contains(&at).then_some((start, instruction.line))
        });
        loops.min()
    }

    /// Whether whoever goes on at this instruction stands in a `timeout`.
    pub fn has_timeout_around(&self, at: Address) -> bool {
        let mut entered = (0..).zip(&self.code).filter(|(_, enter)| matches!(enter.op, Op::EnterTimeout(_)));
        entered.any(|(enter, _)| self.block(enter).contains(&at))
    }

    /// A block from behind the instruction that enters it to the one that leaves it.
    fn block(&self, enter: Address) -> RangeInclusive<Address> {
        let mut depth = 1;
        let inside = (enter + 1..).zip(&self.code[enter as usize + 1..]);
        let left = inside.map(|(at, instruction)| (at, &instruction.op)).find(|(_, op)| {
            depth += op.facts().blocks_entered;
            depth == 0
        });
        enter + 1..=left.map_or(Address::MAX, |(at, _)| at)
    }
}
