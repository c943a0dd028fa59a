//! A coroutine's statements, line by line.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::exprs::{Level, class};
use super::literal::comment;
use super::used::Used;
use super::{Lines, Writer};
use crate::script::grammar::NameKind;
use crate::script::names::Name;
use crate::script::program::{Pool, Spend, Work};
use crate::script::syntax::{
    Branch, Def, Each, Expr, Handler, Parameter, Statement, StatementKind, Task, Time, Times,
    augments_in_place, each_statement,
};
use crate::script::text::Text;
use crate::script::{Micros, decimal};
use crate::value::{BinaryOp, ErrorKind};

/// A body being written.
#[derive(Clone)]
pub(super) struct BodyWriter<'a> {
    pub(super) writer: &'a Writer<'a>,
    locals: BTreeMap<String, String>,
    /// The same, and those that `for` behind a call sets there alone.
    named: Rc<BTreeMap<String, String>>,
    /// What they stand for.
    kinds: BTreeMap<String, NameKind>,
    /// Whether it is a task's that has instances: then `n` is its number, whatever else has that name.
    pub(super) number: bool,
    /// How many groups are around what is being written.
    groups: usize,
}

/// Seconds as a Python number, exact: `3`, `0.25`, `0.000001`.
pub(super) fn seconds(us: Micros) -> String {
    decimal(us, 1_000_000)
}

impl<'a> BodyWriter<'a> {
    /// A task's.
    pub(super) fn of_task(writer: &'a Writer<'a>, task: &Task) -> Self {
        Self { number: task.instances.is_some(), ..Self::new(writer, &task.body, &[]) }
    }

    /// A def's.
    pub(super) fn of_def(writer: &'a Writer<'a>, def: &Def) -> Self {
        Self::new(writer, &def.body, &def.parameters)
    }

    fn new(writer: &'a Writer<'a>, body: &[Statement], parameters: &[Parameter]) -> Self {
        let mut kinds = BTreeMap::new();
        let mut note = |name: &Name, kind| _ = kinds.insert(name.text.clone(), kind);
        parameters.iter().for_each(|parameter| note(&parameter.name, NameKind::Variable));
        let mut each = Vec::new();
        each_statement(body, &mut |statement| {
            let parts = statement.kind.parts();
            parts.into.into_iter().for_each(|(name, kind)| note(name, kind));
            each.extend(parts.each.map(|each| &*each.name.text));
        });
        kinds.retain(|name, _| !writer.is_shared(name));
        let named = writer.names.locals(kinds.keys().map(String::as_str).chain(each));
        let mut locals = named.clone();
        locals.retain(|name, _| kinds.contains_key(name));
        Self { writer, locals, named: Rc::new(named), kinds, number: false, groups: 0 }
    }

    /// `global …`, if the body sets what all tasks share.
    pub(super) fn globals(&self, out: &mut Lines, body: &[Statement]) {
        let mut names = Vec::new();
        each_statement(body, &mut |statement| {
            for (name, _) in statement.kind.parts().into {
                if self.writer.is_shared(&name.text) && !names.contains(&self.writer.names.global(name)) {
                    names.push(self.writer.names.global(name));
                }
            }
        });
        if !names.is_empty() {
            out.line(&format!("global {}", names.join(", ")));
        }
    }

    pub(super) fn is_local(&self, name: &Name) -> bool {
        self.locals.contains_key(&name.text)
    }

    /// What a name that is set is called.
    pub(super) fn place(&self, name: &Name) -> String {
        if self.writer.is_shared(&name.text) {
            self.writer.names.global(name).to_owned()
        } else {
            self.local(name)
        }
    }

    pub(super) fn local(&self, name: &Name) -> String {
        self.locals.get(&name.text).unwrap_or(&name.text).clone()
    }

    pub(super) fn block(&self, out: &mut Lines, statements: &[Statement]) {
        for Statement { span, kind, .. } in statements {
            out.standing_for(*span, |out| self.statement(out, kind));
        }
    }

    fn statement(&self, out: &mut Lines, kind: &StatementKind) {
        let global = |name: &Name| self.writer.names.global(name).to_owned();
        let mut nested = |header: &str, body: &[Statement]| {
            out.line(&format!("{header}:"));
            out.block(|out| self.block(out, body));
        };
        let line = match kind {
            StatementKind::If { branches, otherwise } => {
                return self.if_statement(out, branches, otherwise.as_deref());
            }
            StatementKind::Repeat { times, index, body } => {
                let index = index.as_ref().map_or("_".into(), |name| self.place(name));
                let times = match times {
                    Times::Written(times) => times.to_string(),
                    Times::Computed(times) => self.expr(times),
                };
                return nested(&format!("for {index} in range({times})"), body);
            }
            StatementKind::While { condition, body } => {
                return nested(&format!("while {}", self.expr(condition)), body);
            }
            StatementKind::For { target, items, body } => {
                return nested(&format!("for {} in {}", self.place(target), self.expr(items)), body);
            }
            StatementKind::Forever(body) => return nested("while True", body),
            StatementKind::With { target, body } => {
                return nested(&format!("async with {}", global(target)), body);
            }
            StatementKind::Group(body) => return self.group(out, body),
            StatementKind::Timeout { time, body } => {
                return nested(&format!("async with asyncio.timeout({})", self.time(time)), body);
            }
            StatementKind::Try { body, handlers, finally } => {
                nested("try", body);
                for Handler { span: _, error, into, body } in handlers {
                    let into =
                        into.as_ref().map_or(String::new(), |name| format!(" as {}", self.local(name)));
                    nested(&format!("except {}{into}", class(*error)), body);
                }
                if let Some(finally) = finally {
                    nested("finally", finally);
                }
                return;
            }
            StatementKind::Spend { how, time, label } => {
                self.spend(*how, &self.time(time)) + &labelled(label.as_ref())
            }
            StatementKind::Offload { pool, work, time, label } => {
                self.offload(*pool, *work, &self.time(time)) + &labelled(label.as_ref())
            }
            StatementKind::Yield => self.spend(Spend::Sleep, "0"),
            StatementKind::Pass => "pass".into(),
            StatementKind::Break => "break".into(),
            StatementKind::Continue => "continue".into(),
            StatementKind::Raise => "raise".into(),
            StatementKind::Print(value) => format!("{}({})", self.writer.print(), self.expr(value)),
            StatementKind::Assign { target, value } => {
                format!("{} = {}", self.place(target), self.expr(value))
            }
            StatementKind::Augment { target, op, value } => self.augment(target, *op, value),
            StatementKind::Put { queue, item, now: false } => {
                format!("await {}.put({})", global(queue), self.expr(item))
            }
            StatementKind::Put { queue, item, now: true } => {
                format!("{}.put_nowait({})", global(queue), self.expr(item))
            }
            StatementKind::Get { queue, now, into } => {
                let get = if *now { ".get_nowait()" } else { ".get()" };
                let wait = if *now { "" } else { "await " };
                self.assigned(into.as_ref(), &format!("{wait}{}{get}", global(queue)))
            }
            StatementKind::Done(queue) => format!("{}.task_done()", global(queue)),
            StatementKind::Join(queue) => format!("await {}.join()", global(queue)),
            StatementKind::Acquire(target) => format!("await {}.acquire()", global(target)),
            StatementKind::Release(target) => format!("{}.release()", global(target)),
            StatementKind::Set(event) => format!("{}.set()", global(event)),
            StatementKind::Clear(event) => format!("{}.clear()", global(event)),
            StatementKind::Wait(event) => format!("await {}.wait()", global(event)),
            StatementKind::Await { what, into } => {
                let wait = if self.writer.has_loop() { "await " } else { "" };
                self.assigned(into.as_ref(), &format!("{wait}{}", self.awaitable(what)))
            }
            StatementKind::Return(None) => "return".into(),
            StatementKind::Return(Some(value)) => format!("return {}", self.expr(value)),
            StatementKind::Spawn { call, each, into } => {
                return self.spawn(out, call, each.as_ref(), into.as_ref());
            }
            StatementKind::Cancel(handles) if self.kind(handles) == Some(NameKind::Handles) => {
                out.line(&format!("for task in {}:", self.local(handles)));
                return out.block(|out| out.line("task.cancel()"));
            }
            StatementKind::Cancel(handle) => format!("{}.cancel()", self.value(handle)),
            StatementKind::Gather { items, each, return_exceptions, into } => {
                let gathered = self.gathered(items, each.as_ref());
                return self.gather(out, &gathered, *return_exceptions, into.as_ref());
            }
            StatementKind::Fail { error, message: None } => format!("raise {}", class(*error)),
            StatementKind::Fail { error, message: Some(message) } => {
                format!("raise {}({})", class(*error), self.message(message))
            }
        };
        out.line(&line);
    }

    /// The same where `each` has its variable.
    pub(super) fn of_each(&self, each: Option<&Each>) -> Self {
        let mut inside = self.clone();
        let named = each.and_then(|each| self.named.get_key_value(&each.name.text));
        inside.locals.extend(named.map(|(name, python)| (name.clone(), python.clone())));
        inside
    }

    fn group(&self, out: &mut Lines, body: &[Statement]) {
        let inside = Self { groups: self.groups + 1, ..self.clone() };
        out.line(&format!("async with asyncio.TaskGroup() as {}:", group(inside.groups)));
        out.block(|out| inside.block(out, body));
    }

    /// Who owns a task that is spawned here: the innermost group.
    pub(super) fn owner(&self) -> String {
        if self.groups > 0 { group(self.groups) } else { "asyncio".into() }
    }

    fn if_statement(&self, out: &mut Lines, branches: &[Branch], otherwise: Option<&[Statement]>) {
        let mut word = "if";
        for Branch { span, condition, body } in branches {
            out.standing_for(*span, |out| out.line(&format!("{word} {}:", self.expr(condition))));
            out.block(|out| self.block(out, body));
            word = "elif";
        }
        if let Some(otherwise) = otherwise {
            out.line("else:");
            out.block(|out| self.block(out, otherwise));
        }
    }

    /// `x += value`, or what it is where that would change a list in its place.
    fn augment(&self, target: &Name, op: BinaryOp, value: &Expr) -> String {
        let place = self.place(target);
        if augments_in_place(op, value) {
            return format!("{place} {}= {}", op.word(), self.expr(value));
        }
        let value = self.expr_at(value, Level::of_op(op).firmer());
        format!("{place} = {place} {} {value}", op.word())
    }

    /// What a name stands for.
    pub(super) fn kind(&self, name: &Name) -> Option<NameKind> {
        self.kinds.get(&name.text).copied().or_else(|| self.writer.declared(name))
    }

    /// What a variable holds, or what all tasks share.
    pub(super) fn value(&self, name: &Name) -> String {
        if self.is_local(name) { self.local(name) } else { self.writer.names.global(name).to_owned() }
    }

    pub(super) fn assigned(&self, into: Option<&Name>, value: &str) -> String {
        into.map_or_else(|| value.to_owned(), |name| format!("{} = {value}", self.place(name)))
    }

    fn time(&self, time: &Time) -> String {
        match time {
            Time::Us(us) => seconds(*us),
            Time::Seconds(seconds) => self.expr(seconds),
        }
    }

    fn spend(&self, how: Spend, us: &str) -> String {
        match how {
            Spend::Sleep if self.writer.has_loop() => format!("await asyncio.sleep({us})"),
            Spend::Cpu => format!("burn({us})"),
            Spend::Sleep | Spend::Block => format!("time.sleep({us})"),
        }
    }

    /// Without a loop a job is done in place.
    fn offload(&self, pool: Pool, work: Work, us: &str) -> String {
        let (how, function) = match work {
            Work::Cpu => (Spend::Cpu, "burn"),
            Work::Block => (Spend::Block, "time.sleep"),
        };
        if !self.writer.has_loop() {
            return self.spend(how, us);
        }
        match pool {
            Pool::Threads => format!("await asyncio.to_thread({function}, {us})"),
            Pool::Processes => {
                format!("await asyncio.get_running_loop().run_in_executor(process_pool, {function}, {us})")
            }
        }
    }
}

impl Used {
    /// What the lines need of a statement, but for what its expressions do.
    pub(super) fn statement(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Spend { how, .. } => match how {
                Spend::Cpu => self.cpu = true,
                Spend::Sleep => self.sleep = true,
                Spend::Block => self.block = true,
            },
            StatementKind::Offload { pool, work, .. } => {
                self.cpu |= *work == Work::Cpu;
                self.block |= *work == Work::Block;
                self.threads |= *pool == Pool::Threads;
                self.processes |= *pool == Pool::Processes;
            }
            StatementKind::Yield => self.sleep = true,
            StatementKind::Print(_) => self.print = true,
            StatementKind::Fail { error, .. } => {
                self.fails = true;
                self.asyncio |= is_of_asyncio(*error);
            }
            StatementKind::Raise
            | StatementKind::Timeout { .. }
            | StatementKind::Group(_)
            | StatementKind::Put { now: true, .. }
            | StatementKind::Get { now: true, .. }
            | StatementKind::Done(_)
            | StatementKind::Release(_)
            | StatementKind::Cancel(_) => self.fails = true,
            StatementKind::Try { handlers, .. } => {
                self.asyncio |= handlers.iter().any(|handler| is_of_asyncio(handler.error));
            }
            StatementKind::Pass
            | StatementKind::Assign { .. }
            | StatementKind::Augment { .. }
            | StatementKind::If { .. }
            | StatementKind::Repeat { .. }
            | StatementKind::Forever(_)
            | StatementKind::While { .. }
            | StatementKind::For { .. }
            | StatementKind::Break
            | StatementKind::Continue
            | StatementKind::Put { now: false, .. }
            | StatementKind::Get { now: false, .. }
            | StatementKind::Join(_)
            | StatementKind::With { .. }
            | StatementKind::Acquire(_)
            | StatementKind::Set(_)
            | StatementKind::Clear(_)
            | StatementKind::Wait(_)
            | StatementKind::Await { .. }
            | StatementKind::Return(_)
            | StatementKind::Spawn { .. }
            | StatementKind::Gather { .. } => {}
        }
    }
}

fn is_of_asyncio(error: ErrorKind) -> bool {
    class(error).starts_with("asyncio.")
}

fn labelled(label: Option<&Text>) -> String {
    label.map_or(String::new(), |label| format!("  # {}", comment(label)))
}

/// The variable of the group nested so deep, from 1.
fn group(depth: usize) -> String {
    if depth == 1 { "tg".into() } else { format!("tg{depth}") }
}
