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

    fn rewrite(&mut self, op: &Op, line: u32) -> Result<(), Unavailable> {
        let without_meaning =
            |statement: &'static str| Err(Unavailable { statement: statement.into(), line });
        match op {
            Op::Spend { how: Spend::Sleep, us, label } => {
                self.emit(Op::Spend { how: Spend::Block, us: *us, label: label.clone() }, line);
            }
            Op::Offload { work, us, label, .. } => {
                let how = if *work == Work::Cpu { Spend::Cpu } else { Spend::Block };
                self.emit(Op::Spend { how, us: *us, label: label.clone() }, line);
            }
            Op::Yield => self.emit(Op::Spend { how: Spend::Block, us: 0, label: None }, line),
            // Nobody waits for it, so its failure is nobody's.
            Op::Spawn { call, into: None, in_group: false } => {
                let after = self.here() + 3;
                self.emit(Op::EnterTry { except: Some(after), finally: None }, line);
                self.emit(Op::AwaitCall { call: call.clone(), into: None }, line);
                self.emit(Op::LeaveBlock, line);
            }
            Op::Gather { items, into } => {
                let mut results: Vec<Slot> = Vec::new();
                for item in items {
                    let Item::Call(call) = item else { return without_meaning("gather … h") };
                    let result =
                        Slot::try_from(self.body.variables.len()).expect("fewer than bytes of a script");
                    self.body.variables.push("".into());
                    results.push(result);
                    self.emit(Op::AwaitCall { call: call.clone(), into: Some(result) }, line);
                }
                self.emit(Op::List { items: results, into: *into }, line);
            }
            Op::Spawn { into: Some(_), .. } => return without_meaning("spawn … as"),
            Op::Spawn { .. } | Op::EnterGroup => return without_meaning("group"),
            Op::Put { .. } => return without_meaning("put"),
            Op::Get { .. } => return without_meaning("get"),
            Op::TaskDone(_) => return without_meaning("done"),
            Op::Join(_) => return without_meaning("join"),
            Op::Acquire { with: true, .. } => return without_meaning("with"),
            Op::Acquire { .. } => return without_meaning("acquire"),
            Op::Release(_) => return without_meaning("release"),
            Op::SetEvent(_) => return without_meaning("set"),
            Op::ClearEvent(_) => return without_meaning("clear"),
            Op::WaitEvent(_) => return without_meaning("wait"),
            Op::AwaitHandle { .. } => return without_meaning("await h"),
            Op::Cancel { .. } => return without_meaning("cancel"),
            Op::EnterTimeout(_) => return without_meaning("timeout"),
            kept => {
                self.kept.push(self.here());
                self.emit(kept.clone(), line);
            }
        }
        Ok(())
    }

    /// Leads the jumps that were kept to where their targets are now.
    fn relink(&mut self) {
        for at in std::mem::take(&mut self.kept) {
            let moved = |to: &mut Address| *to = self.moved[*to as usize];
            match &mut self.body.code[at as usize].op {
                Op::Jump(to) => moved(to),
                Op::NextRound { round, exit, .. } => [round, exit].into_iter().for_each(moved),
                Op::EnterTry { except, finally } => except.iter_mut().chain(finally).for_each(moved),
                _ => {}
            }
        }
    }
}
