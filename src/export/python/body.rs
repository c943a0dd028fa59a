//! A coroutine's statements, line by line.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::literal::{comment, literal};
use super::names::Names;
use crate::script::names::Name;
use crate::script::program::{Pool, Spend, Work};
use crate::script::syntax::{Awaitable, Statement, StatementKind, each_statement};
use crate::script::text::Text;
use crate::script::{Micros, Script, decimal};

/// A body being written.
pub(super) struct BodyWriter<'a> {
    script: &'a Script,
    names: &'a Names,
    locals: BTreeMap<String, String>,
}

/// Seconds as a Python number, exact: `3`, `0.25`, `0.000001`.
pub(super) fn seconds(us: Micros) -> String {
    decimal(us, 1_000_000)
}

impl<'a> BodyWriter<'a> {
    pub(super) fn new(
        script: &'a Script,
        names: &'a Names,
        body: &[Statement],
        parameter: Option<&Name>,
    ) -> Self {
        let mut variables: Vec<&str> = parameter.iter().map(|name| &*name.text).collect();
        each_statement(body, &mut |statement| {
            variables.extend(statement.kind.parts().into.map(|name| &*name.text));
        });
        Self { script, names, locals: names.locals(variables.into_iter()) }
    }

    pub(super) fn local(&self, name: &Name) -> String {
        self.locals.get(&name.text).unwrap_or(&name.text).clone()
    }

    pub(super) fn lines(&self, statements: &[Statement]) -> String {
        let mut out = String::new();
        self.block(&mut out, statements, 1, 0);
        out
    }

    fn block(&self, out: &mut String, statements: &[Statement], indent: usize, groups: usize) {
        for Statement { kind, .. } in statements {
            self.statement(out, kind, indent, groups);
        }
    }

    fn statement(&self, out: &mut String, kind: &StatementKind, indent: usize, groups: usize) {
        let pad = "    ".repeat(indent);
        let global = |name: &Name| self.names.global(name).to_owned();
        let mut nested = |header: String, body: &[Statement], groups| {
            let _ = writeln!(out, "{pad}{header}:");
            self.block(out, body, indent + 1, groups);
        };
        let line = match kind {
            StatementKind::Repeat { times, index, body } => {
                let index = index.as_ref().map_or("_".into(), |name| self.local(name));
                return nested(format!("for {index} in range({times})"), body, groups);
            }
            StatementKind::Forever(body) => return nested("while True".into(), body, groups),
            StatementKind::With { target, body } => {
                return nested(format!("async with {}", global(target)), body, groups);
            }
            StatementKind::Group(body) => {
                let header = format!("async with asyncio.TaskGroup() as {}", group(groups + 1));
                return nested(header, body, groups + 1);
            }
            StatementKind::Timeout { us, body } => {
                return nested(format!("async with asyncio.timeout({})", seconds(*us)), body, groups);
            }
            StatementKind::Try { body, except, finally } => {
                nested("try".into(), body, groups);
                if let Some(except) = except {
                    nested("except Exception".into(), except, groups);
                }
                if let Some(finally) = finally {
                    nested("finally".into(), finally, groups);
                }
                return;
            }
            StatementKind::Spend { how, us, label } => spend(*how, *us) + &labelled(label.as_ref()),
            StatementKind::Offload { pool, work, us, label } => {
                offload(*pool, *work, *us) + &labelled(label.as_ref())
            }
            StatementKind::Yield => "await asyncio.sleep(0)".into(),
            StatementKind::Print(text) => format!("print({})", self.text(text)),
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
                self.assigned(into.as_ref(), &format!("await {}", self.awaitable(what)))
            }
            StatementKind::Return(None) => "return".into(),
            StatementKind::Return(Some(text)) => format!("return {}", self.text(text)),
            StatementKind::Spawn { call, handle } => {
                let owner = if groups > 0 { group(groups) } else { "asyncio".into() };
                let task = format!("{owner}.create_task({})", self.awaitable(call));
                self.assigned(handle.as_ref(), &task)
            }
            StatementKind::Cancel(handle) => format!("{}.cancel()", self.local(handle)),
            StatementKind::Gather { items, into } => {
                let items: Vec<String> = items.iter().map(|item| self.awaitable(item)).collect();
                self.assigned(into.as_ref(), &format!("await asyncio.gather({})", items.join(", ")))
            }
            StatementKind::Fail(text) => format!("raise RuntimeError({})", self.text(text)),
        };
        let _ = writeln!(out, "{pad}{line}");
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
        format!("{}({argument})", self.names.global(&what.name))
    }

    fn text(&self, text: &Text) -> String {
        literal(text, |name| {
            if self.locals.contains_key(&name.text) {
                self.local(name)
            } else if name.text == "now" {
                "now():.2f".into()
            } else if self.script.queues.iter().any(|(queue, _)| queue.text == name.text) {
                format!("items({})", self.names.global(name))
            } else {
                name.text.clone()
            }
        })
    }
}

fn spend(how: Spend, us: Micros) -> String {
    let us = seconds(us);
    match how {
        Spend::Sleep => format!("await asyncio.sleep({us})"),
        Spend::Cpu => format!("burn({us})"),
        Spend::Block => format!("time.sleep({us})"),
    }
}

fn offload(pool: Pool, work: Work, us: Micros) -> String {
    let us = seconds(us);
    let work = match work {
        Work::Cpu => "burn",
        Work::Block => "time.sleep",
    };
    match pool {
        Pool::Threads => format!("await asyncio.to_thread({work}, {us})"),
        Pool::Processes => {
            format!("await asyncio.get_running_loop().run_in_executor(process_pool, {work}, {us})")
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
