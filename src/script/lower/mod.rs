//! The syntax tree to a program. Only for scripts in which [`super::check`] found nothing.

mod exprs;
mod loops;

use std::rc::Rc;

use super::LineIndex;
use super::grammar::NameKind;
use super::names::Name;
use super::program::{
    Address, Body, Call, Def, Each, Guard, Handler, Instruction, Item, Length, Op, Place, Program, QueueSpec,
    SemaphoreSpec, SharedSpec, Slot, TaskSpec,
};
use super::scope::Declarations;
use super::syntax::{self, Awaitable, Script, Statement, StatementKind, Time, each_statement};
use super::text::Text;
use loops::Loop;

pub(super) fn lower(script: &Script, declared: &Declarations, lines: &LineIndex) -> Program {
    // Without `..`, so that what else a script may declare is asked for.
    let Script {
        title,
        tasks,
        defs,
        queues,
        semaphores,
        locks,
        events,
        shared: globals,
        machinery,
        settings: _,
    } = script;
    let body = |numbered, parameters: &[syntax::Parameter], statements| {
        Rc::new(Lowering { numbered, ..Lowering::new(declared, lines) }.body(parameters, statements))
    };
    let tasks = tasks.iter().map(|task| TaskSpec {
        name: shared(&task.name),
        instances: task.instances.map(|(count, _)| count),
        every_us: task.every,
        body: body(task.instances.is_some(), &[], &task.body),
    });
    let default = |parameter: &syntax::Parameter| parameter.default.as_ref().map(|of| of.value.clone());
    let defs = defs.iter().map(|def| Def {
        name: shared(&def.name),
        line: lines.line(def.name.span.start),
        defaults: def.parameters.iter().map(default).collect(),
        body: body(false, &def.parameters, &def.body),
    });
    let queues = queues.iter().map(|(name, maxsize)| QueueSpec { name: shared(name), maxsize: *maxsize });
    let semaphores =
        semaphores.iter().map(|(name, value)| SemaphoreSpec { name: shared(name), value: *value });
    let mut has_values = !globals.is_empty();
    for body in script.bodies() {
        each_statement(body, &mut |statement| {
            has_values |= statement.word.usage().assigns();
        });
    }
    has_values |= script.defs.iter().any(|def| def.has_parentheses);
    Program {
        has_values,
        title: title.as_ref().map(|title| title.plain().unwrap_or_default().into()),
        tasks: tasks.collect(),
        defs: defs.collect(),
        queues: queues.collect(),
        semaphores: semaphores.collect(),
        locks: locks.iter().map(shared).collect(),
        events: events.iter().map(shared).collect(),
        shared: globals
            .iter()
            .map(|(name, constant)| SharedSpec {
                name: shared(name),
                line: lines.line(name.span.start),
                value: constant.value.clone(),
            })
            .collect(),
        machinery: *machinery,
    }
}

fn shared(name: &Name) -> Rc<str> {
    name.text.as_str().into()
}

/// One body being lowered.
struct Lowering<'a> {
    declared: &'a Declarations<'a>,
    lines: &'a LineIndex<'a>,
    body: Body,
    /// Whether it is a task's that has instances: then `n` is its number, whatever is declared so.
    numbered: bool,
    /// What each variable stands for.
    kinds: Vec<NameKind>,
    /// How many `repeat`s are around the statement being lowered.
    repeats: u32,
    /// How many `for`s.
    fors: u32,
    /// How many `group`s.
    groups: u32,
    /// How many blocks that want to know how they are left.
    blocks: u32,
    /// The loops.
    loops: Vec<Loop>,
    /// A variable that only the call has which is being lowered.
    each: Option<(&'a str, Slot)>,
}

impl<'a> Lowering<'a> {
    fn new(declared: &'a Declarations<'a>, lines: &'a LineIndex<'a>) -> Self {
        Self {
            declared,
            lines,
            body: Body::default(),
            numbered: false,
            kinds: Vec::new(),
            repeats: 0,
            fors: 0,
            groups: 0,
            blocks: 0,
            loops: Vec::new(),
            each: None,
        }
    }

    fn body(mut self, parameters: &[syntax::Parameter], statements: &'a [Statement]) -> Body {
        parameters
            .iter()
            .for_each(|parameter| _ = self.variable(shared(&parameter.name), NameKind::Variable));
        self.variables(statements);
        self.statements(statements);
        self.body
    }

    /// Gives every variable that the body sets a slot. Set anywhere, it is local everywhere, as in Python.
    fn variables(&mut self, statements: &[Statement]) {
        each_statement(statements, &mut |statement| {
            for (name, kind) in statement.kind.parts().into {
                if self.slot(name).is_none() && !self.declared.contains_key(&*name.text) {
                    self.variable(shared(name), kind);
                }
            }
        });
    }

    fn variable(&mut self, name: Rc<str>, kind: NameKind) -> Slot {
        self.body.variables.push(name);
        self.kinds.push(kind);
        number(self.kinds.len() - 1)
    }

    fn slot(&self, name: &Name) -> Option<Slot> {
        if let Some((each, slot)) = self.each
            && each == name.text
        {
            return Some(slot);
        }
        self.body.variables.iter().position(|known| **known == *name.text).map(number)
    }

    /// What a name sets; checked to be there.
    fn place(&self, name: &Name) -> Place {
        match self.slot(name) {
            Some(slot) => Place::Variable(slot),
            None => Place::Shared(self.index(name)),
        }
    }

    fn place_of(&self, name: Option<&Name>) -> Option<Place> {
        name.map(|name| self.place(name))
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

    fn statements(&mut self, statements: &'a [Statement]) {
        for statement in statements {
            let line = self.lines.line(statement.span.start);
            self.statement(line, &statement.kind);
        }
    }

    fn statement(&mut self, line: u32, kind: &'a StatementKind) {
        let label = |text: &Option<Text>| text.as_ref().map(|text| self.template(text));
        let op = match kind {
            StatementKind::If { branches, otherwise } => {
                return self.if_statement(branches, otherwise.as_deref());
            }
            StatementKind::Repeat { times, index, body } => {
                return self.repeat(line, times, index.as_ref(), body);
            }
            StatementKind::Forever(body) => return self.forever(line, body),
            StatementKind::While { condition, body } => return self.while_statement(line, condition, body),
            StatementKind::For { target, items, body } => {
                let items = self.expr(items);
                return self.for_statement(line, Some(target), items, false, body);
            }
            StatementKind::Break | StatementKind::Continue => {
                return self.leave_loop(line, matches!(kind, StatementKind::Break));
            }
            StatementKind::With { target, body } => {
                return self.block(line, Op::Acquire { target: self.guard(target), with: true }, body);
            }
            StatementKind::Group(body) => {
                self.groups += 1;
                self.block(line, Op::EnterGroup, body);
                self.groups -= 1;
                return;
            }
            StatementKind::Timeout { time, body } => {
                return self.block(line, Op::EnterTimeout(self.length(time)), body);
            }
            StatementKind::Try { body, handlers, finally } => {
                return self.try_statement(line, body, handlers, finally.as_deref());
            }
            StatementKind::Spend { how, time, label: text } => {
                Op::Spend { how: *how, length: self.length(time), label: label(text) }
            }
            StatementKind::Offload { pool, work, time, label: text } => {
                Op::Offload { pool: *pool, work: *work, length: self.length(time), label: label(text) }
            }
            StatementKind::Yield => Op::Yield,
            StatementKind::Pass => Op::Pass,
            StatementKind::Print(value) => Op::Print(self.expr(value)),
            StatementKind::Assign { target, value } => {
                let (into, value) = (self.place(target), self.expr(value));
                let reads = if let Place::Variable(_) = into { value.shared() } else { Vec::new() };
                Op::Assign { into, value, reads }
            }
            StatementKind::Augment { target, op, value } => Op::Augment {
                into: self.place(target),
                op: *op,
                in_place: syntax::augments_in_place(*op, value),
                value: self.expr(value),
            },
            StatementKind::Fail { error, message } => {
                Op::Fail { error: *error, message: message.as_ref().map(|message| self.expr(message)) }
            }
            StatementKind::Raise => Op::Raise,
            StatementKind::Put { queue, item, now } => {
                Op::Put { queue: self.index(queue), item: self.expr(item), now: *now }
            }
            StatementKind::Get { queue, now, into } => {
                Op::Get { queue: self.index(queue), now: *now, into: self.place_of(into.as_ref()) }
            }
            StatementKind::Done(queue) => Op::TaskDone(self.index(queue)),
            StatementKind::Join(queue) => Op::Join(self.index(queue)),
            StatementKind::Acquire(target) => Op::Acquire { target: self.guard(target), with: false },
            StatementKind::Release(target) => Op::Release(self.guard(target)),
            StatementKind::Set(event) => Op::SetEvent(self.index(event)),
            StatementKind::Clear(event) => Op::ClearEvent(self.index(event)),
            StatementKind::Wait(event) => Op::WaitEvent(self.index(event)),
            StatementKind::Await { what, into } => {
                let into = self.place_of(into.as_ref());
                match self.item(what) {
                    Item::Call(call) => Op::AwaitCall { call, into },
                    Item::Handle(handle) | Item::Handles(handle) => Op::AwaitHandle { handle, into },
                }
            }
            StatementKind::Return(value) => Op::Return(value.as_ref().map(|value| self.expr(value))),
            StatementKind::Spawn { call, each, into } => {
                let each = self.begin_each(each.as_ref());
                let call = self.call(call);
                self.each = None;
                Op::Spawn { call, each, into: self.place_of(into.as_ref()), in_group: self.groups > 0 }
            }
            StatementKind::Cancel(handle) => {
                let many = self.kind(handle) == Some(NameKind::Handles);
                Op::Cancel { handle: self.value(handle), many }
            }
            StatementKind::Gather { items, each, return_exceptions, into } => {
                let each = self.begin_each(each.as_ref());
                let items = items.iter().map(|item| self.item(item)).collect();
                self.each = None;
                let into = self.place_of(into.as_ref());
                Op::Gather { items, each, return_exceptions: *return_exceptions, into }
            }
        };
        self.emit(line, op);
    }

    /// A block that is entered by an instruction and left by another.
    fn block(&mut self, line: u32, enter: Op, body: &'a [Statement]) {
        self.emit(line, enter);
        self.inside(body);
        self.emit(line, Op::LeaveBlock);
    }

    fn inside(&mut self, body: &'a [Statement]) {
        self.blocks += 1;
        self.statements(body);
        self.blocks -= 1;
    }

    /// Leaving the body or a handler the normal way goes to `finally` by itself, if there is one.
    fn try_statement(
        &mut self,
        line: u32,
        body: &'a [Statement],
        handlers: &'a [syntax::Handler],
        finally: Option<&'a [Statement]>,
    ) {
        let enter = self.here();
        self.block(line, Op::EnterTry { handlers: Box::new([]), finally: None }, body);
        let mut over = vec![self.emit(line, Op::Jump(0))];
        let mut caught = Vec::new();
        for handler in handlers {
            let into = handler.into.as_ref().and_then(|name| self.slot(name));
            caught.push(Handler { error: handler.error, into, at: self.here() });
            self.inside(&handler.body);
            let line = self.lines.line(handler.span.start);
            self.emit(line, Op::LeaveBlock);
            over.push(self.emit(line, Op::Jump(0)));
        }
        let finally = finally.map(|finally| {
            let at = self.here();
            self.inside(finally);
            self.emit(line, Op::EndFinally);
            at
        });
        let end = self.here();
        over.into_iter().for_each(|over| *self.op(over) = Op::Jump(end));
        *self.op(enter) = Op::EnterTry { handlers: caught.into(), finally };
    }

    /// `for name in items` behind a call: from here on the name is a variable of that alone.
    fn begin_each(&mut self, each: Option<&'a syntax::Each>) -> Option<Each> {
        let each = each?;
        let items = self.expr(&each.items);
        // No name of the script's is this: nobody else finds it.
        let variable = self.variable("".into(), NameKind::Variable);
        self.each = Some((&each.name.text, variable));
        Some(Each { variable, items })
    }

    /// What a name stands for that is awaited or gathered: a def, a handle, a list of handles.
    fn item(&self, what: &Awaitable) -> Item {
        match self.kind(&what.name) {
            Some(NameKind::Def) => Item::Call(self.call(what)),
            Some(NameKind::Handle) => Item::Handle(self.value(&what.name)),
            _ if self.each.is_some_and(|(each, _)| each == what.name.text) => {
                Item::Handle(self.value(&what.name))
            }
            _ => Item::Handles(self.value(&what.name)),
        }
    }

    fn call(&self, call: &Awaitable) -> Call {
        let arguments = call.arguments.iter().map(|argument| self.expr(argument)).collect();
        Call { def: self.index(&call.name), arguments }
    }

    fn length(&self, time: &Time) -> Length {
        match time {
            Time::Us(us) => Length::Us(*us),
            Time::Seconds(seconds) => Length::Seconds(self.expr(seconds)),
        }
    }
}

/// A script of 64 KiB has far fewer instructions and variables than a `u32` can count.
fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a script is at most 64 KiB long")
}
