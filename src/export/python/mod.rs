//! A script as a Python program that means the same, for students to read and run.

mod body;
mod depth;
mod literal;
mod names;

use std::fmt::Write;

use crate::script::Script;
use crate::script::names::Name;
use crate::script::program::{Pool, Spend, Work};
use crate::script::syntax::{Statement, StatementKind, Task, each_statement};
use crate::script::text::Text;

use body::{BodyWriter, seconds};
pub use depth::TooDeep;
use literal::plain;
use names::Names;

/// The program for Python 3.11 and later: it runs as it is, prints the same lines, and has pools of the same
/// sizes.
///
/// # Errors
///
/// The first block that is nested deeper than Python's compiler allows.
pub fn python(script: &Script) -> Result<String, TooDeep> {
    depth::check(script)?;
    let used = Used::by(script);
    let names = Names::of(script);
    let mut out = String::new();
    if let Some(title) = &script.title {
        let _ = write!(out, "{}\n\n", docstring(title));
    }
    imports(&mut out, &used);
    globals(&mut out, script, &names);
    helpers(&mut out, &used);
    functions(&mut out, script, &names);
    main(&mut out, script, &names, &used);
    Ok(out)
}

/// What a script uses of what a program may need.
#[derive(Default)]
struct Used {
    cpu: bool,
    block: bool,
    threads: bool,
    processes: bool,
    now: bool,
    items: bool,
}

impl Used {
    fn by(script: &Script) -> Self {
        let mut used = Self::default();
        for body in script.bodies() {
            each_statement(body, &mut |statement| used.statement(script, &statement.kind));
        }
        used
    }

    fn statement(&mut self, script: &Script, kind: &StatementKind) {
        if let StatementKind::Spend { how, .. } = kind {
            self.cpu |= *how == Spend::Cpu;
            self.block |= *how == Spend::Block;
        }
        if let StatementKind::Offload { pool, work, .. } = kind {
            self.cpu |= *work == Work::Cpu;
            self.block |= *work == Work::Block;
            self.threads |= *pool == Pool::Threads;
            self.processes |= *pool == Pool::Processes;
        }
        for name in kind.parts().texts.into_iter().flat_map(Text::names) {
            self.now |= name.text == "now";
            self.items |= script.queues.iter().any(|(queue, _)| queue.text == name.text);
        }
    }
}

fn docstring(title: &Text) -> String {
    let literal = plain(title);
    format!("\"\"{literal}\"\"")
}

fn imports(out: &mut String, used: &Used) {
    out.push_str("import asyncio\n");
    if used.cpu || used.block {
        out.push_str("import time\n");
    }
    let executors: Vec<&str> =
        [(used.processes, "ProcessPoolExecutor"), (used.threads, "ThreadPoolExecutor")]
            .into_iter()
            .filter_map(|(is_used, name)| is_used.then_some(name))
            .collect();
    if !executors.is_empty() {
        let _ = writeln!(out, "from concurrent.futures import {}", executors.join(", "));
    }
}

/// Queues, semaphores, locks and events.
fn globals(out: &mut String, script: &Script, names: &Names) {
    let mut lines: Vec<(&Name, String)> = Vec::new();
    for (name, size) in &script.queues {
        let size = size.map_or(String::new(), |size| format!("maxsize={size}"));
        lines.push((name, format!("asyncio.Queue({size})")));
    }
    lines.extend(script.semaphores.iter().map(|(name, value)| (name, format!("asyncio.Semaphore({value})"))));
    lines.extend(script.locks.iter().map(|name| (name, "asyncio.Lock()".to_owned())));
    lines.extend(script.events.iter().map(|name| (name, "asyncio.Event()".to_owned())));
    lines.sort_by_cached_key(|(name, _)| u64::from(name.span.start));
    if !lines.is_empty() {
        out.push('\n');
    }
    for (name, value) in lines {
        let _ = writeln!(out, "{} = {value}", names.global(name));
    }
}

fn helpers(out: &mut String, used: &Used) {
    if used.cpu {
        out.push_str(
            "\n\ndef burn(seconds):\n    \"\"\"Compute until this thread has used so many seconds of processor \
             time.\"\"\"\n    end = time.thread_time() + seconds\n    while time.thread_time() < end:\n        pass\n",
        );
    }
    if used.now {
        out.push_str(
            "\n\ndef now():\n    \"\"\"The seconds since the start.\"\"\"\n    \
             return asyncio.get_running_loop().time() - started\n",
        );
    }
    if used.items {
        out.push_str(
            "\n\ndef items(queue):\n    \"\"\"What stands in a queue, in order.\"\"\"\n    \
             return list(queue._queue)\n",
        );
    }
}

/// Tasks and defs, in the order written.
fn functions(out: &mut String, script: &Script, names: &Names) {
    let tasks = script.tasks.iter().map(|task| (task.name.span, task_function(task, script, names)));
    let defs = script.defs.iter().map(|def| {
        let body = BodyWriter::new(script, names, &def.body, def.parameter.as_ref());
        let parameter = def.parameter.as_ref().map_or(String::new(), |name| body.local(name));
        let header = format!("async def {}({parameter}):", names.global(&def.name));
        (def.name.span, format!("{header}\n{}", body.lines(&def.body)))
    });
    let mut all: Vec<_> = tasks.chain(defs).collect();
    all.sort_by_cached_key(|(span, _)| u64::from(span.start));
    for (_, function) in all {
        let _ = write!(out, "\n\n{function}");
    }
}

fn task_function(task: &Task, script: &Script, names: &Names) -> String {
    let body = BodyWriter::new(script, names, &task.body, None);
    let number = if takes_number(task) { "n" } else { "" };
    let mut function = format!("async def {}({number}):\n", names.global(&task.name));
    match (task.every, task.instances) {
        (Some(every), Some(_)) => {
            let _ = writeln!(function, "    await asyncio.sleep((n - 1) * {})", seconds(every));
        }
        (Some(_), None) => function.push_str("    await asyncio.sleep(0)\n"),
        (None, _) => {}
    }
    function + &body.lines(&task.body)
}

/// Whether a task's function is told its instance's number.
fn takes_number(task: &Task) -> bool {
    task.instances.is_some() && (task.every.is_some() || mentions_number(&task.body))
}

fn mentions_number(body: &[Statement]) -> bool {
    let mut mentions = false;
    each_statement(body, &mut |statement| {
        let texts = statement.kind.parts().texts;
        mentions |= texts.into_iter().flat_map(Text::names).any(|name| name.text == "n");
    });
    mentions
}

fn main(out: &mut String, script: &Script, names: &Names, used: &Used) {
    out.push_str("\n\nasync def main():\n");
    if used.now {
        out.push_str("    global started\n    started = asyncio.get_running_loop().time()\n");
    }
    let machinery = script.machinery;
    if used.threads {
        out.push_str("    loop = asyncio.get_running_loop()\n");
        let _ = writeln!(out, "    loop.set_default_executor(ThreadPoolExecutor({}))", machinery.threads);
    }
    let calls: Vec<String> = script.tasks.iter().map(|task| start(task, names)).collect();
    let line = format!("    await asyncio.gather({}, return_exceptions=True)\n", calls.join(", "));
    if line.chars().count() <= 90 {
        out.push_str(&line);
    } else {
        let calls: String = calls.iter().map(|call| format!("        {call},\n")).collect();
        let _ = write!(out, "    await asyncio.gather(\n{calls}        return_exceptions=True,\n    )\n");
    }
    out.push_str("\n\nif __name__ == \"__main__\":\n");
    if used.processes {
        let _ = write!(
            out,
            "    with ProcessPoolExecutor({}) as process_pool:\n        asyncio.run(main())\n",
            machinery.processes
        );
    } else {
        out.push_str("    asyncio.run(main())\n");
    }
}

/// The call, or calls, that start a task.
fn start(task: &Task, names: &Names) -> String {
    let name = names.global(&task.name);
    match task.instances {
        None => format!("{name}()"),
        Some((count, _)) if takes_number(task) => format!("*({name}(n) for n in range(1, {}))", count + 1),
        Some((count, _)) => format!("*({name}() for _ in range({count}))"),
    }
}
