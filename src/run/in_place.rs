//! A program in which everything happens in place, for the strategies without an event loop: a sleep blocks,
//! a job is done where it is asked for, and what is gathered or spawned runs at once, one after the other.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::script::Program;
use crate::script::grammar::DeclarationWord;
use crate::script::program::{
    Address, Body, Call, Def, Each, Expr, Handler, InPlace, Instruction, Item, Op, Place, Slot, Strategy,
    TaskSpec,
};
use crate::text::Language;
use crate::value::{BinaryOp, ErrorKind};

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
        let texts = &language.texts().runs;
        let shares = self.statement == DeclarationWord::Shared.word();
        if shares { (texts.shares)(self.line) } else { (texts.no_meaning)(&self.statement, self.line) }
    }
}

/// In English, as the command line says it.
impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::default()))
    }
}

/// The program in place. Its tasks have no arrivals of their own any more.
pub(super) fn in_place(program: &Program, strategy: Strategy) -> Result<Program, Unavailable> {
    shares_nothing(program, strategy)?;
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

/// Threads that change the same value, and processes that have none together, have no order that could be told.
fn shares_nothing(program: &Program, strategy: Strategy) -> Result<(), Unavailable> {
    let apart = matches!(strategy, Strategy::Threads | Strategy::Processes);
    let first = program.shared.first().filter(|_| apart);
    first.map_or(Ok(()), |first| {
        Err(Unavailable { statement: DeclarationWord::Shared.word().into(), line: first.line })
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
        let facts = op.facts();
        if let Some(question) = facts.exprs.into_iter().find_map(Expr::question) {
            return needs_loop(question.word());
        }
        match facts.in_place {
            InPlace::Kept => {
                self.kept.push(self.here());
                self.emit(op.clone(), line);
            }
            InPlace::Meaningless(statement) => return needs_loop(statement),
            InPlace::Spends { how, length, label } => {
                self.emit(Op::Spend { how, length: length.clone(), label: label.cloned() }, line);
            }
            InPlace::Attempts(call, None) => self.attempt(call, line),
            InPlace::Attempts(call, Some(each)) => self.for_each(each, line, |this| this.attempt(call, line)),
            InPlace::OneByOne(items, None, into) => self.one_by_one(items, into, line),
            InPlace::OneByOne(items, Some(each), into) => self.all_of_each(items, each, into, line),
        }
        Ok(())
    }

    /// A call whose failure is nobody's.
    fn attempt(&mut self, call: &Call, line: u32) {
        let at = self.here() + 4;
        let handlers = [Handler { error: ErrorKind::Exception, into: None, at }].into();
        self.emit(Op::EnterTry { handlers, finally: None }, line);
        self.emit(Op::AwaitCall { call: call.clone(), into: None }, line);
        self.emit(Op::LeaveBlock, line);
        self.emit(Op::Jump(at + 1), line);
        self.emit(Op::LeaveBlock, line);
    }

    /// A variable of no name.
    fn variable(&mut self) -> Slot {
        self.body.variables.push("".into());
        Slot::try_from(self.body.variables.len() - 1).expect("fewer than bytes of a script")
    }

    /// A `gather` of calls.
    fn one_by_one(&mut self, items: &[Item], into: Option<Place>, line: u32) {
        let mut results: Vec<Slot> = Vec::new();
        for item in items {
            let Item::Call(call) = item else { continue };
            let result = self.variable();
            results.push(result);
            self.emit(Op::AwaitCall { call: call.clone(), into: Some(Place::Variable(result)) }, line);
        }
        self.emit(Op::List { items: results, into }, line);
    }

    /// A `gather` of one call for each of some items.
    fn all_of_each(&mut self, items: &[Item], each: &Each, into: Option<Place>, line: u32) {
        let (results, result) = (self.variable(), self.variable());
        self.emit(Op::List { items: Vec::new(), into: Some(Place::Variable(results)) }, line);
        self.for_each(each, line, |this| {
            for item in items {
                let Item::Call(call) = item else { continue };
                this.emit(Op::AwaitCall { call: call.clone(), into: Some(Place::Variable(result)) }, line);
                let more = [Expr::Variable(results), Expr::List(vec![Expr::Variable(result)])];
                let value = Expr::Binary(BinaryOp::Add, Box::new(more));
                this.emit(Op::Assign { into: Place::Variable(results), value, reads: Vec::new() }, line);
            }
        });
        if let Some(into) = into {
            let value = Expr::Variable(results);
            self.emit(Op::Assign { into, value, reads: Vec::new() }, line);
        }
    }

    /// What `body` says, for each of some items.
    fn for_each(&mut self, each: &Each, line: u32, body: impl FnOnce(&mut Self)) {
        let iterator = self.body.iterators;
        self.body.iterators += 1;
        self.emit(Op::EnterFor { iterator, items: each.items.clone(), range: false }, line);
        let first = self.here();
        self.emit(Op::Jump(0), line);
        let round = self.here();
        body(self);
        let next = self.here();
        let into = Some(Place::Variable(each.variable));
        self.emit(Op::NextItem { iterator, into, round, exit: next + 1 }, line);
        self.body.code[first as usize].op = Op::Jump(next);
    }

    /// Leads the jumps that were kept to where their targets are now.
    fn relink(&mut self) {
        for at in std::mem::take(&mut self.kept) {
            let moved = |to: &mut Address| *to = self.moved[*to as usize];
            self.body.code[at as usize].op.addresses().into_iter().for_each(moved);
        }
    }
}
