//! A program in which everything happens in place, for the strategies without an event loop: a sleep blocks,
//! a job is done where it is asked for, and what is gathered or spawned runs at once, one after the other.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::script::Program;
use crate::script::program::{Address, Body, Def, Instruction, Item, Op, Slot, Spend, TaskSpec, Work};
use crate::text::Language;

/// A statement that shares state between tasks or cancels them, which has no meaning without an event loop.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Unavailable {
    /// Its keyword.
    pub statement: Cow<'static, str>,
    /// Its line, from 1.
    pub line: u32,
}

impl Unavailable {
    /// Why there is no run; what stands between backticks is code.
    pub fn text(&self, language: Language) -> String {
        (language.texts().runs.no_meaning)(&self.statement, self.line)
    }
}

/// In English, as the command line says it.
impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::default()))
    }
}

/// The program in place. Its tasks have no arrivals of their own any more.
pub(super) fn in_place(program: &Program) -> Result<Program, Unavailable> {
    let tasks = program.tasks.iter().map(|task| {
        Ok(TaskSpec { body: Rc::new(Rewriting::of(&task.body)?), every_us: None, ..task.clone() })
    });
    let defs =
        program.defs.iter().map(|def| Ok(Def { body: Rc::new(Rewriting::of(&def.body)?), ..def.clone() }));
    Ok(Program {
        tasks: tasks.collect::<Result<_, _>>()?,
        defs: defs.collect::<Result<_, _>>()?,
        ..program.clone()
    })
}

/// A body being rewritten.
struct Rewriting {
    body: Body,
    /// Where each old instruction begins now.
    moved: Vec<Address>,
    /// The instructions that are what they were, but for where they lead.
    kept: Vec<Address>,
}

impl Rewriting {
    fn of(old: &Body) -> Result<Body, Unavailable> {
        let body = Body { code: Vec::new(), ..old.clone() };
        let mut rewriting = Self { body, moved: Vec::new(), kept: Vec::new() };
        for Instruction { op, line } in &old.code {
            rewriting.moved.push(rewriting.here());
            rewriting.rewrite(op, *line)?;
        }
        rewriting.moved.push(rewriting.here());
        rewriting.relink();
        Ok(rewriting.body)
    }

    fn here(&self) -> Address {
        Address::try_from(self.body.code.len()).expect("a script is at most 64 KiB long")
    }

    fn emit(&mut self, op: Op, line: u32) {
        self.body.code.push(Instruction { op, line });
    }

    /// What an instruction is in place, unless its statement shares state between tasks or cancels them.
    fn rewrite(&mut self, op: &Op, line: u32) -> Result<(), Unavailable> {
        let needs_loop = |statement: &'static str| Err(Unavailable { statement: statement.into(), line });
        match op {
            Op::Spend { how: Spend::Sleep, us, label } => {
                self.emit(Op::Spend { how: Spend::Block, us: *us, label: label.clone() }, line);
            }
            Op::Yield => self.emit(Op::Spend { how: Spend::Block, us: 0, label: None }, line),
            Op::Offload { work, us, label, .. } => {
                let how = match work {
                    Work::Cpu => Spend::Cpu,
                    Work::Block => Spend::Block,
                };
                self.emit(Op::Spend { how, us: *us, label: label.clone() }, line);
            }
            Op::Spawn { into: Some(_), .. } => return needs_loop("spawn … as"),
            Op::Spawn { in_group: true, .. } | Op::EnterGroup => return needs_loop("group"),
            Op::Spawn { call, .. } => {
                // Nobody waits for it, so its failure is nobody's.
                let after = self.here() + 3;
                self.emit(Op::EnterTry { except: Some(after), finally: None }, line);
                self.emit(Op::AwaitCall { call: call.clone(), into: None }, line);
                self.emit(Op::LeaveBlock, line);
            }
            Op::Gather { items, .. } if items.iter().any(|item| matches!(item, Item::Handle(_))) => {
                return needs_loop("gather … h");
            }
            Op::Gather { items, into } => self.one_by_one(items, *into, line),
            Op::Put { .. } => return needs_loop("put"),
            Op::Get { .. } => return needs_loop("get"),
            Op::TaskDone(_) => return needs_loop("done"),
            Op::Join(_) => return needs_loop("join"),
            Op::Acquire { with: true, .. } => return needs_loop("with"),
            Op::Acquire { with: false, .. } => return needs_loop("acquire"),
            Op::Release(_) => return needs_loop("release"),
            Op::SetEvent(_) => return needs_loop("set"),
            Op::ClearEvent(_) => return needs_loop("clear"),
            Op::WaitEvent(_) => return needs_loop("wait"),
            Op::AwaitHandle { .. } => return needs_loop("await h"),
            Op::Cancel { .. } => return needs_loop("cancel"),
            Op::EnterTimeout(_) => return needs_loop("timeout"),
            Op::Spend { how: Spend::Cpu | Spend::Block, .. }
            | Op::Print(_)
            | Op::EnterRepeat { .. }
            | Op::NextRound { .. }
            | Op::Jump(_)
            | Op::AwaitCall { .. }
            | Op::Return(_)
            | Op::List { .. }
            | Op::EnterTry { .. }
            | Op::LeaveBlock
            | Op::EndFinally
            | Op::Fail(_) => {
                self.kept.push(self.here());
                self.emit(op.clone(), line);
            }
        }
        Ok(())
    }

    /// A `gather` of calls.
    fn one_by_one(&mut self, items: &[Item], into: Option<Slot>, line: u32) {
        let mut results: Vec<Slot> = Vec::new();
        for item in items {
            let Item::Call(call) = item else { continue };
            let result = Slot::try_from(self.body.variables.len()).expect("fewer than bytes of a script");
            self.body.variables.push("".into());
            results.push(result);
            self.emit(Op::AwaitCall { call: call.clone(), into: Some(result) }, line);
        }
        self.emit(Op::List { items: results, into }, line);
    }

    /// Leads the jumps that were kept to where their targets are now.
    fn relink(&mut self) {
        for at in std::mem::take(&mut self.kept) {
            let moved = |to: &mut Address| *to = self.moved[*to as usize];
            self.body.code[at as usize].op.addresses().into_iter().for_each(moved);
        }
    }
}
