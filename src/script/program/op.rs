//! Instructions: what a machine does, one after the other, and what is to be known of each without running it.

use super::expr::{Expr, Template};
use super::facts::{Facts, InPlace};
use super::machinery::{Pool, Spend, Work};
use super::operands::{
    Address, Call, Each, EventId, Guard, Handler, Item, Length, Place, QueueId, SharedId, Slot, WaitsFor,
};
use crate::value::{BinaryOp, ErrorKind};

/// One instruction and the line it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// What it does.
    pub op: Op,
    /// The line of the script, from 1.
    pub line: u32,
}

/// What an instruction does.
// With a tag of its own: the machine looks at it for every instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Op {
    /// Lets time pass in the coroutine: `asyncio.sleep`, `burn` or `time.sleep`.
    Spend {
        /// In which of the three ways.
        how: Spend,
        /// For how long.
        length: Length,
        /// The span's name on the timeline.
        label: Option<Template>,
    },
    /// `asyncio.to_thread`, `loop.run_in_executor`.
    Offload {
        /// To which pool.
        pool: Pool,
        /// What the worker does.
        work: Work,
        /// For how long.
        length: Length,
        /// The span's name on the timeline.
        label: Option<Template>,
    },
    /// `asyncio.sleep(0)`: back to the end of the ready queue.
    Yield,
    /// `pass`: nothing.
    Pass,
    /// Writes a line to the log.
    Print(Expr),
    /// `into = value`.
    Assign {
        /// What is set.
        into: Place,
        /// To what.
        value: Expr,
        /// What of all that tasks share a variable is made of.
        reads: Vec<SharedId>,
    },
    /// `into op= value`, or `into = into op value`.
    Augment {
        /// What is changed.
        into: Place,
        /// How.
        op: BinaryOp,
        /// By what.
        value: Expr,
        /// Whether it is written the first way, of which Python speaks in other words.
        in_place: bool,
    },
    /// `if condition:`: goes on, or elsewhere.
    Branch {
        /// When it goes on.
        condition: Expr,
        /// Where to go otherwise.
        otherwise: Address,
    },
    /// `while condition:`: begins a round, or goes on.
    While {
        /// When a round begins.
        condition: Expr,
        /// Where it begins.
        round: Address,
    },
    /// `for … in items:` up to its first round.
    EnterFor {
        /// Which iterator.
        iterator: u32,
        /// What it goes through.
        items: Expr,
        /// Whether it is `range` of that.
        range: bool,
    },
    /// Goes on with the next item, or leaves the loop.
    NextItem {
        /// Which iterator.
        iterator: u32,
        /// What takes the item.
        into: Option<Place>,
        /// Where a round begins.
        round: Address,
        /// Where to go after the last item.
        exit: Address,
    },
    /// `break` and `continue` out of blocks: leaves them, and goes to another instruction.
    Leave {
        /// How many blocks stay.
        blocks: u32,
        /// Where to go.
        to: Address,
    },
    /// Sets a loop counter to 0: the statement `repeat` itself.
    EnterRepeat {
        /// Which counter.
        counter: u32,
    },
    /// Goes on with the next round, or leaves the loop.
    NextRound {
        /// Which counter.
        counter: u32,
        /// How many rounds there are.
        times: u32,
        /// The variable that takes the round's number, from 0.
        index: Option<Slot>,
        /// Where a round begins.
        round: Address,
        /// Where to go after the last round.
        exit: Address,
    },
    /// Goes to another instruction.
    Jump(Address),
    /// Begins a `forever` anew that nothing in it leaves.
    Forever(Address),
    /// Leaves the innermost block the normal way.
    LeaveBlock,
    /// Ends a `finally`: goes on with what was under way when it began.
    EndFinally,
    /// `await q.put(item)`, or `q.put_nowait(item)`.
    Put {
        /// Into which queue.
        queue: QueueId,
        /// What.
        item: Expr,
        /// Whether it fails where it would have to wait.
        now: bool,
    },
    /// `into = await q.get()`, or `q.get_nowait()`.
    Get {
        /// From which queue.
        queue: QueueId,
        /// Whether it fails where it would have to wait.
        now: bool,
        /// What takes the item.
        into: Option<Place>,
    },
    /// `q.task_done()`.
    TaskDone(QueueId),
    /// `await q.join()`.
    Join(QueueId),
    /// `await target.acquire()`; inside a [`Op::LeaveBlock`] pair, `async with target`.
    Acquire {
        /// What.
        target: Guard,
        /// Whether this begins an `async with`.
        with: bool,
    },
    /// `target.release()`.
    Release(Guard),
    /// `event.set()`.
    SetEvent(EventId),
    /// `event.clear()`.
    ClearEvent(EventId),
    /// `await event.wait()`.
    WaitEvent(EventId),
    /// `into = await def(…)`, in this task.
    AwaitCall {
        /// What to call.
        call: Call,
        /// What takes the result.
        into: Option<Place>,
    },
    /// `into = await handle`.
    AwaitHandle {
        /// The handle.
        handle: Expr,
        /// What takes the result.
        into: Option<Place>,
    },
    /// `return value`.
    Return(Option<Expr>),
    /// `into = asyncio.create_task(…)`, or the innermost group's `create_task`; with `each`, a list of them.
    Spawn {
        /// What to run.
        call: Call,
        /// What it is run for.
        each: Option<Each>,
        /// What takes the handle, or the list.
        into: Option<Place>,
        /// Whether a `group` around it in this body owns it.
        in_group: bool,
    },
    /// `handle.cancel()`, or that of each in a list.
    Cancel {
        /// The handle, or a list.
        handle: Expr,
        /// Whether it is a list.
        many: bool,
    },
    /// `into = await asyncio.gather(…)`.
    Gather {
        /// What to wait for.
        items: Vec<Item>,
        /// What the one item stands there for.
        each: Option<Each>,
        /// Whether errors are results.
        return_exceptions: bool,
        /// What takes the list of results.
        into: Option<Place>,
    },
    /// `into = [item, …]`. No statement says it; a `gather` that runs in place ends in it.
    List {
        /// The variables whose values go in.
        items: Vec<Slot>,
        /// What takes the list.
        into: Option<Place>,
    },
    /// `async with asyncio.TaskGroup()`.
    EnterGroup,
    /// `async with asyncio.timeout(…)`.
    EnterTimeout(Length),
    /// `try:`.
    EnterTry {
        /// What catches, in order.
        handlers: Box<[Handler]>,
        /// Where `finally` begins.
        finally: Option<Address>,
    },
    /// `raise error(message)`.
    Fail {
        /// Which.
        error: ErrorKind,
        /// Its argument, if it has one.
        message: Option<Expr>,
    },
    /// `raise`: what the innermost handler has caught.
    Raise,
}

impl Op {
    /// What is to be known of it.
    pub fn facts(&self) -> Facts<'_> {
        const AT_ONCE: &Length = &Length::Us(0);
        let facts = Facts::default();
        match self {
            Self::Spend { how: Spend::Sleep, length, label } => {
                let facts = facts.length(length);
                facts.in_place(InPlace::Spends { how: Spend::Block, length, label: label.as_ref() })
            }
            Self::Spend { how: Spend::Cpu | Spend::Block, length, label: _ } => facts.length(length),
            Self::Offload { pool: _, work, length, label } => {
                let how = match work {
                    Work::Cpu => Spend::Cpu,
                    Work::Block => Spend::Block,
                };
                facts.length(length).in_place(InPlace::Spends { how, length, label: label.as_ref() })
            }
            Self::Yield => {
                facts.in_place(InPlace::Spends { how: Spend::Block, length: AT_ONCE, label: None })
            }
            Self::Pass
            | Self::EnterRepeat { .. }
            | Self::NextRound { .. }
            | Self::NextItem { .. }
            | Self::Leave { .. }
            | Self::Jump(_)
            | Self::Forever(_)
            | Self::List { .. }
            | Self::EndFinally
            | Self::Raise => facts,
            Self::Print(expr)
            | Self::Assign { value: expr, .. }
            | Self::Augment { value: expr, .. }
            | Self::Branch { condition: expr, .. }
            | Self::While { condition: expr, .. }
            | Self::EnterFor { items: expr, .. } => facts.expr(expr),
            Self::Return(expr) | Self::Fail { message: expr, .. } => facts.exprs(expr),
            Self::Put { queue, item, now } => {
                let room = (!now).then_some(WaitsFor::Room(*queue));
                facts.expr(item).waits_for(room).meaningless("put")
            }
            Self::Get { queue, now, into: _ } => {
                let item = (!now).then_some(WaitsFor::Item(*queue));
                facts.waits_for(item).meaningless("get")
            }
            Self::TaskDone(_) => facts.meaningless("done"),
            Self::Join(queue) => facts.waits_for(WaitsFor::AllDone(*queue)).meaningless("join"),
            Self::Acquire { target, with } => {
                let facts = facts.waits_for(match target {
                    Guard::Lock(lock) => WaitsFor::Lock(*lock),
                    Guard::Semaphore(semaphore) => WaitsFor::Permit(*semaphore),
                });
                if *with { facts.enters(1).meaningless("with") } else { facts.meaningless("acquire") }
            }
            Self::Release(_) => facts.meaningless("release"),
            Self::SetEvent(_) => facts.meaningless("set"),
            Self::ClearEvent(_) => facts.meaningless("clear"),
            Self::WaitEvent(event) => facts.waits_for(WaitsFor::Event(*event)).meaningless("wait"),
            Self::AwaitCall { call, into: _ } => facts.exprs(&call.arguments),
            Self::AwaitHandle { handle, into: _ } => {
                facts.expr(handle).waits_for(WaitsFor::Tasks).meaningless("await h")
            }
            Self::Spawn { call, each, into, in_group } => {
                let facts = facts.exprs(&call.arguments).each(each);
                match (into, in_group) {
                    (Some(_), _) => facts.meaningless("spawn … as"),
                    (None, true) => facts.meaningless("group"),
                    (None, false) => facts.in_place(InPlace::Attempts(call, each.as_ref())),
                }
            }
            Self::Cancel { handle, many: _ } => facts.expr(handle).meaningless("cancel"),
            Self::Gather { items, each, return_exceptions, into } => {
                let facts = items.iter().fold(facts.waits_for(WaitsFor::Tasks), |facts, item| match item {
                    Item::Call(call) => facts.exprs(&call.arguments),
                    Item::Handle(handle) | Item::Handles(handle) => facts.expr(handle),
                });
                let facts = facts.each(each);
                if *return_exceptions {
                    facts.meaningless("return_exceptions")
                } else if items.iter().all(|item| matches!(item, Item::Call(_))) {
                    facts.in_place(InPlace::OneByOne(items, each.as_ref(), *into))
                } else {
                    facts.meaningless("gather … h")
                }
            }
            Self::EnterGroup => facts.waits_for(WaitsFor::Tasks).enters(1).meaningless("group"),
            Self::EnterTimeout(length) => facts.length(length).enters(1).meaningless("timeout"),
            // Each handler is left by an instruction of its own.
            Self::EnterTry { handlers, finally: _ } => {
                facts.enters(1 + i32::try_from(handlers.len()).unwrap_or(i32::MAX - 1))
            }
            Self::LeaveBlock => facts.enters(-1),
        }
    }

    /// Where it leads, other than to the next instruction.
    pub fn addresses(&mut self) -> Vec<&mut Address> {
        match self {
            Self::Jump(to) | Self::Forever(to) | Self::Leave { to, .. } => vec![to],
            Self::Branch { otherwise: to, .. } | Self::While { round: to, .. } => vec![to],
            Self::NextRound { round, exit, .. } | Self::NextItem { round, exit, .. } => vec![round, exit],
            Self::EnterTry { handlers, finally } => {
                let handlers = handlers.iter_mut().map(|handler| &mut handler.at);
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
}
