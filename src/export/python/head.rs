//! What stands above the tasks: imports, queues, locks, and what helps.

use super::literal::{plain, written};
use super::{Lines, Writer};
use crate::script::grammar::NameKind;
use crate::script::names::Name;
use crate::script::program::Strategy;

impl Writer<'_> {
    pub(super) fn docstring(&self, out: &mut Lines) {
        if let Some(title) = &self.script.title {
            out.line(&format!("\"\"{}\"\"\n", plain(title)));
        }
    }

    pub(super) fn imports(&self, out: &mut Lines) {
        let used = &self.used;
        let without_loop = !self.has_loop();
        let (threads, processes) = if without_loop {
            (self.strategy == Strategy::Threads, self.strategy == Strategy::Processes)
        } else {
            (used.threads, used.processes)
        };
        let takes_time = used.cpu || used.block || without_loop && (used.sleep || used.now || used.arrivals);
        let modules = [
            ("asyncio", self.has_loop() || used.asyncio),
            ("sys", used.fails || self.prints_lines() || self.sets_output()),
            ("time", takes_time),
            ("traceback", used.fails),
        ];
        for (module, _) in modules.iter().filter(|(_, is_used)| *is_used) {
            out.line(&format!("import {module}"));
        }
        let executors = [("ProcessPoolExecutor", processes), ("ThreadPoolExecutor", threads)];
        let executors: Vec<&str> =
            executors.into_iter().filter_map(|(name, is_used)| is_used.then_some(name)).collect();
        if !executors.is_empty() {
            out.line(&format!("from concurrent.futures import {}", executors.join(", ")));
        }
        self.output(out);
    }

    fn prints_lines(&self) -> bool {
        self.used.print && !self.strategy.has_one_thread()
    }

    fn sets_output(&self) -> bool {
        self.used.letters || self.strategy == Strategy::Processes
    }

    /// A notebook's output takes every letter, and is not asked.
    fn output(&self, out: &mut Lines) {
        if !self.sets_output() {
            return;
        }
        let mut settings = Vec::new();
        let mut why = Vec::new();
        if self.used.letters {
            settings.push("errors=\"replace\"");
            why.push("A console that lacks a letter shows ? for it.");
        }
        if self.strategy == Strategy::Processes {
            settings.push("line_buffering=True");
            why.push("Lines of all processes come in their order.");
        }
        out.gap(1);
        out.line(&format!("# {}", why.join(" ")));
        out.line("if hasattr(sys.stdout, \"reconfigure\"):");
        out.block(|out| out.line(&format!("sys.stdout.reconfigure({})", settings.join(", "))));
    }

    /// Queues, semaphores, locks and events, where there is a loop for them; and what has failed.
    pub(super) fn globals(&self, out: &mut Lines) {
        let script = self.script;
        let value = |kind, index: u32| {
            let index = index as usize;
            Some(match kind {
                NameKind::Queue => {
                    let size = script.queues[index].1;
                    format!("Queue({})", size.map_or(String::new(), |size| format!("maxsize={size}")))
                }
                NameKind::Semaphore => format!("Semaphore({})", script.semaphores[index].1),
                NameKind::Lock => "Lock()".into(),
                NameKind::Event => "Event()".into(),
                NameKind::Task
                | NameKind::Def
                | NameKind::Shared
                | NameKind::Handle
                | NameKind::Handles
                | NameKind::Variable => return None,
            })
        };
        let mut lines: Vec<(&Name, String)> = Vec::new();
        if self.has_loop() {
            let made = |(kind, index, name)| Some((name, format!("asyncio.{}", value(kind, index)?)));
            lines.extend(script.names().filter_map(made));
        }
        lines.extend(script.shared.iter().map(|(name, constant)| (name, written(&constant.expr))));
        lines.sort_by_cached_key(|(name, _)| u64::from(name.span.start));
        if !lines.is_empty() || self.used.fails {
            out.gap(1);
        }
        for (name, value) in lines {
            let line = format!("{} = {value}", self.names.global(name));
            out.standing_for(name.span, |out| out.line(&line));
        }
        if self.used.fails {
            out.line("failures = []");
        }
    }

    /// What ends a task, and without a loop must not end the program: `CancelledError` is no `Exception`.
    pub(super) fn failures(&self) -> &'static str {
        if self.used.asyncio { "(Exception, asyncio.CancelledError)" } else { "Exception" }
    }

    pub(super) fn helpers(&self, out: &mut Lines) {
        let used = &self.used;
        let one_by_one = self.strategy == Strategy::Sync;
        let attempt = ATTEMPT.replace("Exception", self.failures());
        let helpers = [
            (BURN, used.cpu),
            (NOW_ON_A_LOOP, used.now && self.has_loop()),
            (NOW, used.now && !self.has_loop()),
            (BEGIN, used.now && self.strategy == Strategy::Processes),
            (ITEMS, used.items && self.has_loop()),
            (PEEK, used.peek && self.has_loop()),
            (PRINT_LINE, self.prints_lines()),
            (TELL, used.fails && !one_by_one),
            (&*attempt, used.fails && one_by_one),
        ];
        for (helper, _) in helpers.iter().filter(|(_, is_used)| *is_used) {
            out.gap(2);
            out.line(helper);
        }
    }
}

const BURN: &str = r#"def burn(seconds):
    """Compute until this thread has used so many seconds of processor time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass"#;

const NOW_ON_A_LOOP: &str = r#"def now():
    """The seconds since the start."""
    return asyncio.get_running_loop().time() - started"#;

const NOW: &str = r#"def now():
    """The seconds since the start."""
    return time.monotonic() - started"#;

const BEGIN: &str = r#"def begin(at):
    """Tell a new process when the program started."""
    global started
    started = at"#;

const ITEMS: &str = r#"def items(queue):
    """What stands in a queue, in order."""
    return list(queue._queue)"#;

const PEEK: &str = r#"def peek(queue):
    """The item that the next get() takes, or None."""
    return queue._queue[0] if queue._queue else None"#;

const PRINT_LINE: &str = r#"def print_line(text):
    """Print a whole line: print() writes its end apart, and others come between."""
    sys.stdout.write(f"{text}\n")"#;

const TELL: &str = r#"def tell(task):
    """Tell on standard error if a task has failed; the others go on."""
    if not task.cancelled() and task.exception():
        failures.append(task)
        traceback.print_exception(task.exception())"#;

const ATTEMPT: &str = r#"def attempt(task, *args):
    """Run a task; if it fails, tell it on standard error and go on."""
    try:
        task(*args)
    except Exception:
        failures.append(task)
        traceback.print_exc()"#;
