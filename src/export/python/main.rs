//! Tasks and defs as functions, and `main`, which starts them.

use super::body::seconds;
use super::{BodyWriter, Lines, Writer};
use crate::script::program::Strategy;
use crate::script::syntax::{Def, Expr, Parameter, Statement, Task, each_statement};

/// The most columns of a line, if it can be broken.
const WIDTH: usize = 90;

impl Writer<'_> {
    /// Tasks and defs, in the order written.
    pub(super) fn functions(&self, out: &mut Lines) {
        enum Function<'a> {
            Task(&'a Task),
            Def(&'a Def),
        }
        let tasks = self.script.tasks.iter().map(|task| (task.name.span, Function::Task(task)));
        let defs = self.script.defs.iter().map(|def| (def.name.span, Function::Def(def)));
        let mut all: Vec<_> = tasks.chain(defs).collect();
        all.sort_by_cached_key(|(span, _)| u64::from(span.start));
        for (span, function) in all {
            out.gap(2);
            out.standing_for(span, |out| match function {
                Function::Task(task) => self.task(out, task),
                Function::Def(def) => self.function(out, def),
            });
        }
    }

    fn task(&self, out: &mut Lines, task: &Task) {
        let number = self.number(task);
        out.line(&format!("{} {}({number}):", self.def(), self.names.global(&task.name)));
        out.block(|out| {
            if let Some(every) = task.every.filter(|_| self.has_loop()) {
                out.line(&match task.instances {
                    Some(_) => format!("await asyncio.sleep((n - 1) * {})", seconds(every)),
                    None => "await asyncio.sleep(0)".into(),
                });
            }
            let body = BodyWriter::of_task(self, task);
            body.globals(out, &task.body);
            body.block(out, &task.body);
        });
    }

    fn function(&self, out: &mut Lines, def: &Def) {
        let body = BodyWriter::of_def(self, def);
        let parameters = def.parameters.iter().map(|Parameter { name, default }| {
            let default = default.as_ref().map(|default| format!("={}", body.expr(&default.expr)));
            body.local(name) + &default.unwrap_or_default()
        });
        let parameters = parameters.collect::<Vec<_>>().join(", ");
        out.line(&format!("{} {}({parameters}):", self.def(), self.names.global(&def.name)));
        out.block(|out| {
            body.globals(out, &def.body);
            body.block(out, &def.body);
        });
    }

    /// What a task's function is given: its instance's number, if it needs that.
    fn number(&self, task: &Task) -> &'static str {
        let arrives = task.every.is_some() && self.has_loop();
        let needs = task.instances.is_some() && (arrives || mentions_number(&task.body));
        if needs { "n" } else { "" }
    }

    pub(super) fn main(&self, out: &mut Lines) {
        out.gap(2);
        out.line(&format!("{} main():", self.def()));
        out.block(|out| self.start_all(out));
        out.line("\n\nif __name__ == \"__main__\":");
        out.block(|out| {
            if self.has_loop() && self.used.processes {
                let size = self.script.machinery.processes;
                out.line(&format!("with ProcessPoolExecutor({size}) as process_pool:"));
                out.block(|out| out.line(RUN));
            } else {
                out.line(if self.has_loop() { RUN } else { "main()" });
            }
            if self.used.fails {
                out.line("if failures:\n    sys.exit(1)");
            }
        });
    }

    fn start_all(&self, out: &mut Lines) {
        let machinery = self.script.machinery;
        let notes_start = self.used.now || !self.has_loop() && self.used.arrivals;
        if notes_start {
            let clock =
                if self.has_loop() { "asyncio.get_running_loop().time()" } else { "time.monotonic()" };
            out.line(&format!("global started\nstarted = {clock}"));
        }
        match self.strategy {
            Strategy::Async => {
                if self.used.threads {
                    out.line("loop = asyncio.get_running_loop()");
                    out.line(&format!(
                        "loop.set_default_executor(ThreadPoolExecutor({}))",
                        machinery.threads
                    ));
                }
                self.gather(out);
            }
            Strategy::Sync => self.start_each(out),
            Strategy::Threads => {
                out.line(&format!("with ThreadPoolExecutor({}) as pool:", machinery.threads));
                out.block(|out| self.start_each(out));
            }
            Strategy::Processes => {
                let begin = if self.used.now { ", initializer=begin, initargs=(started,)" } else { "" };
                out.line(&format!("with ProcessPoolExecutor({}{begin}) as pool:", machinery.processes));
                out.block(|out| self.start_each(out));
            }
        }
    }

    /// Starts all tasks together on the loop, and waits for them.
    fn gather(&self, out: &mut Lines) {
        let calls = self.script.tasks.iter().map(|task| self.coroutines(task));
        if !self.used.fails {
            return wrapped(out, "await asyncio.gather(", calls.collect(), ")");
        }
        wrapped(out, "tasks = [", calls.collect(), "]");
        out.line("for task in tasks:\n    task.add_done_callback(tell)");
        out.line("await asyncio.gather(*tasks, return_exceptions=True)");
    }

    /// The call, or calls, that make a task's coroutines; or tasks, if a failure is to be told.
    fn coroutines(&self, task: &Task) -> String {
        let number = self.number(task);
        let mut call = format!("{}({number})", self.names.global(&task.name));
        if self.used.fails {
            call = format!("asyncio.create_task({call})");
        }
        match task.instances {
            None => call,
            Some((count, _)) => format!("*({call} for {})", counting(number, count)),
        }
    }

    /// Starts each task where there is no loop: here, or on the pool.
    fn start_each(&self, out: &mut Lines) {
        if self.used.arrivals {
            return self.start_as_they_arrive(out);
        }
        for task in &self.script.tasks {
            let name = self.names.global(&task.name);
            let number = self.number(task);
            let start = self.start(name, number);
            out.standing_for(task.name.span, |out| match task.instances {
                None => out.line(&start),
                Some((count, _)) => {
                    out.line(&format!("for {}:", counting(number, count)));
                    out.block(|out| out.line(&start));
                }
            });
        }
    }

    fn start_as_they_arrive(&self, out: &mut Lines) {
        let arrivals = self.script.tasks.iter().map(|task| {
            let name = self.names.global(&task.name);
            let number = self.number(task);
            let args = if number.is_empty() { "()" } else { "(n,)" };
            match (task.instances, task.every) {
                (None, _) => format!("(0, {name}, ())"),
                (Some((count, _)), None) => format!("*((0, {name}, {args}) for {})", counting(number, count)),
                (Some((count, _)), Some(every)) => {
                    format!("*(((n - 1) * {}, {name}, {args}) for {})", seconds(every), counting("n", count))
                }
            }
        });
        wrapped(out, "arrivals = [", arrivals.collect(), "]");
        out.line("for at, task, args in sorted(arrivals, key=lambda arrival: arrival[0]):");
        out.block(|out| {
            out.line("time.sleep(max(0, started + at - time.monotonic()))");
            out.line(&self.start("task", "*args"));
        });
    }

    fn start(&self, function: &str, args: &str) -> String {
        let more = if args.is_empty() { String::new() } else { format!(", {args}") };
        let told = if self.used.fails { ".add_done_callback(tell)" } else { "" };
        match self.strategy {
            Strategy::Async => format!("{function}({args})"),
            Strategy::Sync if self.used.fails => format!("attempt({function}{more})"),
            Strategy::Sync => format!("{function}({args})"),
            Strategy::Threads | Strategy::Processes => format!("pool.submit({function}{more}){told}"),
        }
    }
}

const RUN: &str = "asyncio.run(main())  # in a notebook: await main()";

fn mentions_number(body: &[Statement]) -> bool {
    let mut mentions = false;
    each_statement(body, &mut |statement| {
        mentions |= statement.kind.parts().all_exprs().any(mentions_number_in);
    });
    mentions
}

fn mentions_number_in(expr: &Expr) -> bool {
    expr.names().into_iter().any(|name| name.text == "n")
}

fn counting(number: &str, count: u32) -> String {
    if number.is_empty() {
        format!("_ in range({count})")
    } else {
        format!("{number} in range(1, {})", count + 1)
    }
}

/// On one line, or one item a line.
fn wrapped(out: &mut Lines, before: &str, items: Vec<String>, after: &str) {
    let line = format!("{before}{}{after}", items.join(", "));
    if line.chars().count() + 4 <= WIDTH {
        return out.line(&line);
    }
    out.line(before);
    out.block(|out| items.iter().for_each(|item| out.line(&format!("{item},"))));
    out.line(after);
}
