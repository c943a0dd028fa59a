//! The syntax tree to a program. Only for scripts in which [`super::check`] found nothing.

use std::rc::Rc;

use super::LineIndex;
use super::grammar::NameKind;
use super::names::Name;
use super::program::{
    Address, Body, Call, Def, Guard, Instruction, Item, Op, Program, QueueSpec, SemaphoreSpec, Slot,
    TaskSpec, Template, TemplatePart,
};
use super::scope::Declarations;
use super::syntax::{Awaitable, Script, Statement, StatementKind, each_statement};
use super::text::{Segment, Text};

pub(super) fn lower(script: &Script, declared: &Declarations, lines: &LineIndex) -> Program {
    // Without `..`, so that what else a script may declare is asked for.
    let Script { title, tasks, defs, queues, semaphores, locks, events, machinery, settings: _ } = script;
    let body = |parameter, statements| Rc::new(Lowering::new(declared, lines).body(parameter, statements));
    let tasks = tasks.iter().map(|task| TaskSpec {
        name: shared(&task.name),
        instances: task.instances.map(|(count, _)| count),
        every_us: task.every,
        body: body(None, &task.body),
    });
    let defs = defs.iter().map(|def| Def {
        name: shared(&def.name),
        line: lines.line(def.name.span.start),
        takes_argument: def.parameter.is_some(),
        body: body(def.parameter.as_ref(), &def.body),
    });
    let queues = queues.iter().map(|(name, maxsize)| QueueSpec { name: shared(name), maxsize: *maxsize });
    let semaphores =
        semaphores.iter().map(|(name, value)| SemaphoreSpec { name: shared(name), value: *value });
    Program {
        title: title.as_ref().map(plain),
        tasks: tasks.collect(),
        defs: defs.collect(),
        queues: queues.collect(),
        semaphores: semaphores.collect(),
        locks: locks.iter().map(shared).collect(),
        events: events.iter().map(shared).collect(),
        machinery: *machinery,
    }
}

fn shared(name: &Name) -> Rc<str> {
    name.text.as_str().into()
}

/// A title: no names are known in it, so there is only plain text.
fn plain(text: &Text) -> Rc<str> {
    let pieces = text.segments.iter().map(|segment| match segment {
        Segment::Plain(plain) => plain.as_str(),
        Segment::Value(_) => "",
    });
    pieces.collect::<String>().into()
}

/// One body being lowered.
struct Lowering<'a> {
    declared: &'a Declarations<'a>,
    lines: &'a LineIndex<'a>,
    body: Body,
    /// How many `repeat`s are around the statement being lowered.
    repeats: u32,
    /// How many `group`s.
    groups: u32,
}

impl<'a> Lowering<'a> {
    fn new(declared: &'a Declarations<'a>, lines: &'a LineIndex<'a>) -> Self {
        Self { declared, lines, body: Body::default(), repeats: 0, groups: 0 }
    }

    fn body(mut self, parameter: Option<&Name>, statements: &[Statement]) -> Body {
        if let Some(parameter) = parameter {
            self.body.variables.push(shared(parameter));
        }
        self.variables(statements);
        self.statements(statements);
        self.body
    }

    /// Gives every variable that the body sets a slot. Set anywhere, it is local everywhere, as in Python.
    fn variables(&mut self, statements: &[Statement]) {
        each_statement(statements, &mut |statement| {
            if let Some(name) = statement.kind.parts().into
                && self.slot(name).is_none()
            {
                self.body.variables.push(shared(name));
            }
        });
    }

    fn slot(&self, name: &Name) -> Option<Slot> {
        self.body.variables.iter().position(|known| **known == *name.text).map(number)
    }

    fn slot_of(&self, name: Option<&Name>) -> Option<Slot> {
        name.and_then(|name| self.slot(name))
    }

    /// A handle's slot; checked to be there.
    fn handle(&self, name: &Name) -> Slot {
        self.slot(name).unwrap_or_default()
    }

    /// The index of what a name declares; checked to be there.
    fn index(&self, name: &Name) -> u32 {
        self.declared.get(name.text.as_str()).map_or(0, |declared| declared.index)
    }

    fn guard(&self, name: &Name) -> Guard {
        let is_lock = self.declared.get(name.text.as_str()).is_some_and(|d| d.kind == NameKind::Lock);
        if is_lock { Guard::Lock(self.index(name)) } else { Guard::Semaphore(self.index(name)) }
    }

    fn emit(&mut self, line: u32, op: Op) -> Address {
        self.body.code.push(Instruction { op, line });
        number(self.body.code.len() - 1)
    }

    fn here(&self) -> Address {
        number(self.body.code.len())
    }

    fn op(&mut self, at: Address) -> &mut Op {
        &mut self.body.code[at as usize].op
    }

    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            let line = self.lines.line(statement.span.start);
            self.statement(line, &statement.kind);
        }
    }

    fn statement(&mut self, line: u32, kind: &StatementKind) {
        let label = |text: &Option<Text>| text.as_ref().map(|text| self.template(text));
        let op = match kind {
            StatementKind::Repeat { times, index, body } => {
                return self.repeat(line, *times, self.slot_of(index.as_ref()), body);
            }
            StatementKind::Forever(body) => return self.forever(line, body),
            StatementKind::With { target, body } => {
                return self.block(line, Op::Acquire { target: self.guard(target), with: true }, body);
            }
            StatementKind::Group(body) => {
                self.groups += 1;
                self.block(line, Op::EnterGroup, body);
                self.groups -= 1;
                return;
            }
            StatementKind::Timeout { us, body } => return self.block(line, Op::EnterTimeout(*us), body),
            StatementKind::Try { body, except, finally } => {
                return self.try_statement(line, body, except.as_deref(), finally.as_deref());
            }
            StatementKind::Spend { how, us, label: text } => {
                Op::Spend { how: *how, us: *us, label: label(text) }
            }
            StatementKind::Offload { pool, work, us, label: text } => {
                Op::Offload { pool: *pool, work: *work, us: *us, label: label(text) }
            }
            StatementKind::Yield => Op::Yield,
            StatementKind::Print(text) => Op::Print(self.template(text)),
            StatementKind::Fail(text) => Op::Fail(self.template(text)),
            StatementKind::Put { queue, item } => {
                Op::Put { queue: self.index(queue), item: self.template(item) }
            }
            StatementKind::Get { queue, into } => {
                Op::Get { queue: self.index(queue), into: self.slot_of(into.as_ref()) }
            }
            StatementKind::Done(queue) => Op::TaskDone(self.index(queue)),
            StatementKind::Join(queue) => Op::Join(self.index(queue)),
            StatementKind::Acquire(target) => Op::Acquire { target: self.guard(target), with: false },
            StatementKind::Release(target) => Op::Release(self.guard(target)),
            StatementKind::Set(event) => Op::SetEvent(self.index(event)),
            StatementKind::Clear(event) => Op::ClearEvent(self.index(event)),
            StatementKind::Wait(event) => Op::WaitEvent(self.index(event)),
            StatementKind::Await { what, into } => {
                let into = self.slot_of(into.as_ref());
                match self.item(what) {
                    Item::Call(call) => Op::AwaitCall { call, into },
                    Item::Handle(handle) => Op::AwaitHandle { handle, into },
                }
            }
            StatementKind::Return(text) => Op::Return(label(text)),
            StatementKind::Spawn { call, handle } => Op::Spawn {
                call: self.call(call),
                into: self.slot_of(handle.as_ref()),
                in_group: self.groups > 0,
            },
            StatementKind::Cancel(handle) => Op::Cancel { handle: self.handle(handle) },
            StatementKind::Gather { items, into } => Op::Gather {
                items: items.iter().map(|item| self.item(item)).collect(),
                into: self.slot_of(into.as_ref()),
            },
        };
        self.emit(line, op);
    }

    fn forever(&mut self, line: u32, body: &[Statement]) {
        let start = self.here();
        self.statements(body);
        self.emit(line, Op::Jump(start));
    }

    fn repeat(&mut self, line: u32, times: u32, index: Option<Slot>, body: &[Statement]) {
        let counter = self.repeats;
        self.repeats += 1;
        self.body.counters = self.body.counters.max(self.repeats);
        self.emit(line, Op::EnterRepeat { counter });
        let round = self.here() + 1;
        let first = self.emit(line, Op::Jump(0));
        self.statements(body);
        let exit = self.here() + 1;
        let next = Op::NextRound { counter, times, index, round, exit };
        *self.op(first) = next.clone();
        self.emit(line, next);
        self.repeats -= 1;
    }

    /// A block that is entered by an instruction and left by another.
    fn block(&mut self, line: u32, enter: Op, body: &[Statement]) {
        self.emit(line, enter);
        self.statements(body);
        self.emit(line, Op::LeaveBlock);
    }

    /// Leaving the body or the `except` the normal way goes to `finally` by itself, if there is one.
    fn try_statement(
        &mut self,
        line: u32,
        body: &[Statement],
        except: Option<&[Statement]>,
        finally: Option<&[Statement]>,
    ) {
        let enter = self.here();
        self.block(line, Op::EnterTry { except: None, finally: None }, body);
        let over = self.emit(line, Op::Jump(0));
        let except_at = except.map(|except| {
            let at = self.here();
            self.statements(except);
            if finally.is_some() {
                self.emit(line, Op::LeaveBlock);
            }
            at
        });
        let finally_at = finally.map(|finally| {
            let at = self.here();
            self.statements(finally);
            self.emit(line, Op::EndFinally);
            at
        });
        let end = self.here();
        *self.op(over) = Op::Jump(end);
        *self.op(enter) = Op::EnterTry { except: except_at, finally: finally_at };
    }

    fn item(&self, what: &Awaitable) -> Item {
        match self.slot(&what.name) {
            Some(handle) => Item::Handle(handle),
            None => Item::Call(self.call(what)),
        }
    }

    fn call(&self, call: &Awaitable) -> Call {
        let argument = call.argument.as_ref().map(|(text, _)| self.template(text));
        Call { def: self.index(&call.name), argument }
    }

    fn template(&self, text: &Text) -> Template {
        let pieces = text.segments.iter().map(|segment| match segment {
            Segment::Plain(plain) => TemplatePart::Plain(plain.as_str().into()),
            Segment::Value(name) => self.value(name),
        });
        pieces.collect()
    }

    fn value(&self, name: &Name) -> TemplatePart {
        if let Some(slot) = self.slot(name) {
            return TemplatePart::Variable(slot);
        }
        match name.text.as_str() {
            "n" => TemplatePart::Instance,
            "now" => TemplatePart::Now,
            _ => TemplatePart::Queue(self.index(name)),
        }
    }
}

/// A script of 64 KiB has far fewer instructions and variables than a `u32` can count.
fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a script is at most 64 KiB long")
}
