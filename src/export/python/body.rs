//! A coroutine's statements, line by line.

use std::collections::BTreeMap;

use super::literal::{comment, literal};
use super::{Lines, Writer};
use crate::script::names::Name;
use crate::script::program::{Pool, Spend, Work};
use crate::script::syntax::{Awaitable, Def, Statement, StatementKind, Task, each_statement};
use crate::script::text::Text;
use crate::script::{Micros, decimal};

/// A body being written.
pub(super) struct BodyWriter<'a> {
    writer: &'a Writer<'a>,
    locals: BTreeMap<String, String>,
    /// Whether it is a task's that has instances: then `n` is its number, whatever else has that name.
    number: bool,
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
        Self { number: task.instances.is_some(), ..Self::new(writer, &task.body, None) }
    }

    /// A def's.
    pub(super) fn of_def(writer: &'a Writer<'a>, def: &Def) -> Self {
        Self::new(writer, &def.body, def.parameter.as_ref())
    }

    fn new(writer: &'a Writer<'a>, body: &[Statement], parameter: Option<&Name>) -> Self {
        let mut variables: Vec<&str> = parameter.iter().map(|name| &*name.text).collect();
        each_statement(body, &mut |statement| {
            variables.extend(statement.kind.parts().into.map(|name| &*name.text));
        });
        Self { writer, locals: writer.names.locals(variables.into_iter()), number: false, groups: 0 }
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
            StatementKind::Repeat { times, index, body } => {
                let index = index.as_ref().map_or("_".into(), |name| self.local(name));
                return nested(&format!("for {index} in range({times})"), body);
            }
            StatementKind::Forever(body) => return nested("while True", body),
            StatementKind::With { target, body } => {
                return nested(&format!("async with {}", global(target)), body);
            }
            StatementKind::Group(body) => return self.group(out, body),
            StatementKind::Timeout { us, body } => {
                return nested(&format!("async with asyncio.timeout({})", seconds(*us)), body);
            }
            StatementKind::Try { body, except, finally } => {
                nested("try", body);
                if let Some(except) = except {
                    nested("except Exception", except);
                }
                if let Some(finally) = finally {
                    nested("finally", finally);
                }
                return;
            }
            StatementKind::Spend { how, us, label } => self.spend(*how, *us) + &labelled(label.as_ref()),
            StatementKind::Offload { pool, work, us, label } => {
                self.offload(*pool, *work, *us) + &labelled(label.as_ref())
            }
            StatementKind::Yield => self.spend(Spend::Sleep, 0),
            StatementKind::Print(text) => format!("{}({})", self.writer.print(), self.text(text)),
            StatementKind::Put { queue, item } => format!("await {}.put({})", global(queue), self.text(item)),
            StatementKind::Get { queue, into } => {
                self.assigned(into.as_ref(), &format!("await {}.get()", global(queue)))
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
            StatementKind::Return(Some(text)) => format!("return {}", self.text(text)),
            StatementKind::Spawn { call, handle } => return self.spawn(out, call, handle.as_ref()),
            StatementKind::Cancel(handle) => format!("{}.cancel()", self.local(handle)),
            StatementKind::Gather { items, into } => return self.gather(out, items, into.as_ref()),
            StatementKind::Fail(text) => format!("raise RuntimeError({})", self.text(text)),
        };
        out.line(&line);
    }

    fn group(&self, out: &mut Lines, body: &[Statement]) {
        let inside = Self { locals: self.locals.clone(), groups: self.groups + 1, ..*self };
        out.line(&format!("async with asyncio.TaskGroup() as {}:", group(inside.groups)));
        out.block(|out| inside.block(out, body));
    }

    fn spawn(&self, out: &mut Lines, call: &Awaitable, handle: Option<&Name>) {
        let call = self.awaitable(call);
        if self.writer.has_loop() {
            let owner = if self.groups > 0 { group(self.groups) } else { "asyncio".into() };
            out.line(&self.assigned(handle, &format!("{owner}.create_task({call})")));
        } else if self.writer.used.fails {
            // Nobody waits for it, so its failure is nobody's.
            out.line(&format!("try:\n    {call}\nexcept Exception:\n    traceback.print_exc()"));
        } else {
            out.line(&call);
        }
    }

    fn gather(&self, out: &mut Lines, items: &[Awaitable], into: Option<&Name>) {
        let items: Vec<String> = items.iter().map(|item| self.awaitable(item)).collect();
        if self.writer.has_loop() {
            out.line(&self.assigned(into, &format!("await asyncio.gather({})", items.join(", "))));
        } else if into.is_some() {
            out.line(&self.assigned(into, &format!("[{}]", items.join(", "))));
        } else {
            items.iter().for_each(|item| out.line(item));
        }
    }

    fn assigned(&self, into: Option<&Name>, value: &str) -> String {
        into.map_or_else(|| value.to_owned(), |name| format!("{} = {value}", self.local(name)))
    }

    /// A handle, or the call of a def.
    fn awaitable(&self, what: &Awaitable) -> String {
        if self.locals.contains_key(&what.name.text) {
            return self.local(&what.name);
        }
        let argument = what.argument.as_ref().map_or(String::new(), |(text, _)| self.text(text));
        format!("{}({argument})", self.writer.names.global(&what.name))
    }

    fn text(&self, text: &Text) -> String {
        literal(text, |name| {
            if self.locals.contains_key(&name.text) {
                self.local(name)
            } else if self.number && name.text == "n" {
                "n".into()
            } else if name.text == "now" {
                "now():.2f".into()
            } else if self.writer.script.queues.iter().any(|(queue, _)| queue.text == name.text) {
                // Without a loop nobody puts anything into it.
                let queue = self.writer.names.global(name);
                if self.writer.has_loop() { format!("items({queue})") } else { "[]".into() }
            } else {
                name.text.clone()
            }
        })
    }

    fn spend(&self, how: Spend, us: Micros) -> String {
        let us = seconds(us);
        match how {
            Spend::Sleep if self.writer.has_loop() => format!("await asyncio.sleep({us})"),
            Spend::Cpu => format!("burn({us})"),
            Spend::Sleep | Spend::Block => format!("time.sleep({us})"),
        }
    }

    /// Without a loop a job is done in place.
    fn offload(&self, pool: Pool, work: Work, us: Micros) -> String {
        let (how, function) = match work {
            Work::Cpu => (Spend::Cpu, "burn"),
            Work::Block => (Spend::Block, "time.sleep"),
        };
        if !self.writer.has_loop() {
            return self.spend(how, us);
        }
        let us = seconds(us);
        match pool {
            Pool::Threads => format!("await asyncio.to_thread({function}, {us})"),
            Pool::Processes => {
                format!("await asyncio.get_running_loop().run_in_executor(process_pool, {function}, {us})")
            }
        }
    }
}

fn labelled(label: Option<&Text>) -> String {
    label.map_or(String::new(), |label| format!("  # {}", comment(label)))
}

/// The variable of the group nested so deep, from 1.
fn group(depth: usize) -> String {
    if depth == 1 { "tg".into() } else { format!("tg{depth}") }
}
