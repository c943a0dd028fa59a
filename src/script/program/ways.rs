//! What an instruction may wait for, where it leads, what it computes.

use std::rc::Rc;

use super::expr::Expr;
use super::op::{Address, Guard, Item, Length, Op, WaitsFor};

impl Op {
    /// What it may wait for, if others must bring that about.
    pub fn waits_for(&self) -> Option<WaitsFor> {
        match self {
            Self::Get { queue, now: false, into: _ } => Some(WaitsFor::Item(*queue)),
            Self::Put { queue, item: _, now: false } => Some(WaitsFor::Room(*queue)),
            Self::Join(queue) => Some(WaitsFor::AllDone(*queue)),
            Self::Acquire { target: Guard::Lock(lock), .. } => Some(WaitsFor::Lock(*lock)),
            Self::Acquire { target: Guard::Semaphore(semaphore), .. } => Some(WaitsFor::Permit(*semaphore)),
            Self::WaitEvent(event) => Some(WaitsFor::Event(*event)),
            Self::AwaitHandle { .. } | Self::Gather { .. } | Self::EnterGroup => Some(WaitsFor::Tasks),
            Self::Spend { .. }
            | Self::Offload { .. }
            | Self::Put { now: true, .. }
            | Self::Get { now: true, .. }
            | Self::Yield
            | Self::Pass
            | Self::Assign { .. }
            | Self::Augment { .. }
            | Self::Branch { .. }
            | Self::While { .. }
            | Self::EnterFor { .. }
            | Self::NextItem { .. }
            | Self::Leave { .. }
            | Self::Forever(_)
            | Self::Raise
            | Self::Print(_)
            | Self::EnterRepeat { .. }
            | Self::NextRound { .. }
            | Self::Jump(_)
            | Self::TaskDone(_)
            | Self::Release(_)
            | Self::SetEvent(_)
            | Self::ClearEvent(_)
            | Self::AwaitCall { .. }
            | Self::Return(_)
            | Self::Spawn { .. }
            | Self::Cancel { .. }
            | Self::List { .. }
            | Self::EnterTimeout(_)
            | Self::EnterTry { .. }
            | Self::LeaveBlock
            | Self::EndFinally
            | Self::Fail { .. } => None,
        }
    }

    /// Where it leads, other than to the next instruction.
    pub fn addresses(&mut self) -> Vec<&mut Address> {
        match self {
            Self::Jump(to) | Self::Forever(to) | Self::Leave { to, .. } => vec![to],
            Self::Branch { otherwise: to, .. } | Self::While { round: to, .. } => vec![to],
            Self::NextRound { round, exit, .. } | Self::NextItem { round, exit, .. } => vec![round, exit],
            Self::EnterTry { handlers, finally } => {
                let handlers = Rc::make_mut(handlers).iter_mut().map(|handler| &mut handler.at);
                handlers.chain(finally).collect()
            }
            Self::Spend { .. }
            | Self::Offload { .. }
            | Self::Yield
            | Self::Pass
            | Self::Assign { .. }
            | Self::Augment { .. }
            | Self::EnterFor { .. }
            | Self::Raise
            | Self::Print(_)
            | Self::EnterRepeat { .. }
            | Self::Put { .. }
            | Self::Get { .. }
            | Self::TaskDone(_)
            | Self::Join(_)
            | Self::Acquire { .. }
            | Self::Release(_)
            | Self::SetEvent(_)
            | Self::ClearEvent(_)
            | Self::WaitEvent(_)
            | Self::AwaitCall { .. }
            | Self::AwaitHandle { .. }
            | Self::Return(_)
            | Self::Spawn { .. }
            | Self::Cancel { .. }
            | Self::Gather { .. }
            | Self::List { .. }
            | Self::EnterGroup
            | Self::EnterTimeout(_)
            | Self::LeaveBlock
            | Self::EndFinally
            | Self::Fail { .. } => Vec::new(),
        }
    }

    /// What it computes, labels left out.
    pub fn exprs(&self) -> Vec<&Expr> {
        match self {
            Self::Print(expr)
            | Self::Assign { value: expr, .. }
            | Self::Augment { value: expr, .. }
            | Self::Branch { condition: expr, .. }
            | Self::While { condition: expr, .. }
            | Self::EnterFor { items: expr, .. }
            | Self::Put { item: expr, .. }
            | Self::AwaitHandle { handle: expr, .. }
            | Self::Cancel { handle: expr, .. } => vec![expr],
            Self::Return(expr) | Self::Fail { message: expr, .. } => expr.iter().collect(),
            Self::Spend { length, .. } | Self::Offload { length, .. } | Self::EnterTimeout(length) => {
                match length {
                    Length::Us(_) => Vec::new(),
                    Length::Seconds(seconds) => vec![seconds],
                }
            }
            Self::AwaitCall { call, .. } => call.arguments.iter().collect(),
            Self::Spawn { call, each, .. } => {
                call.arguments.iter().chain(each.iter().map(|each| &each.items)).collect()
            }
            Self::Gather { items, each, .. } => {
                let of_items = items.iter().flat_map(|item| match item {
                    Item::Call(call) => &*call.arguments,
                    Item::Handle(handle) | Item::Handles(handle) => std::slice::from_ref(handle),
                });
                of_items.chain(each.iter().map(|each| &each.items)).collect()
            }
            Self::Yield
            | Self::Pass
            | Self::EnterRepeat { .. }
            | Self::NextRound { .. }
            | Self::NextItem { .. }
            | Self::Leave { .. }
            | Self::Jump(_)
            | Self::Forever(_)
            | Self::Get { .. }
            | Self::TaskDone(_)
            | Self::Join(_)
            | Self::Acquire { .. }
            | Self::Release(_)
            | Self::SetEvent(_)
            | Self::ClearEvent(_)
            | Self::WaitEvent(_)
            | Self::List { .. }
            | Self::EnterGroup
            | Self::EnterTry { .. }
            | Self::LeaveBlock
            | Self::EndFinally
            | Self::Raise => Vec::new(),
        }
    }

    /// How many blocks that are left by instructions it enters, less those that it leaves.
    pub(super) fn blocks_entered(&self) -> i32 {
        match self {
            // Each handler is left by an instruction of its own.
            Self::EnterTry { handlers, .. } => 1 + i32::try_from(handlers.len()).unwrap_or(i32::MAX - 1),
            Self::EnterGroup | Self::EnterTimeout(_) | Self::Acquire { with: true, .. } => 1,
            Self::LeaveBlock => -1,
            Self::Acquire { with: false, .. }
            | Self::Spend { .. }
            | Self::Offload { .. }
            | Self::Yield
            | Self::Pass
            | Self::Assign { .. }
            | Self::Augment { .. }
            | Self::Branch { .. }
            | Self::While { .. }
            | Self::EnterFor { .. }
            | Self::NextItem { .. }
            | Self::Leave { .. }
            | Self::Forever(_)
            | Self::Raise
            | Self::Print(_)
            | Self::EnterRepeat { .. }
            | Self::NextRound { .. }
            | Self::Jump(_)
            | Self::Put { .. }
            | Self::Get { .. }
            | Self::TaskDone(_)
            | Self::Join(_)
            | Self::Release(_)
            | Self::SetEvent(_)
            | Self::ClearEvent(_)
            | Self::WaitEvent(_)
            | Self::AwaitCall { .. }
            | Self::AwaitHandle { .. }
            | Self::Return(_)
            | Self::Spawn { .. }
            | Self::Cancel { .. }
            | Self::Gather { .. }
            | Self::List { .. }
            | Self::EndFinally
            | Self::Fail { .. } => 0,
        }
    }
}
