//! The same programs on Loopscope, native and as WebAssembly, on CPython's asyncio with a clock that jumps, and on
//! SimPy, in one go, as ratios; on Loopscope as another commit has it, too, if there is one to compare with.
//!
//! `cargo xtask bench` runs this, and says where the programs are that it has built. CPython gets the exported programs,
//! its own C tasks, and a selector that only moves the clock (`cpython.py`); SimPy gets the same programs in its own terms
//! (`simpy_programs.py`). Neither records anything, so what they are compared with is `summarize`: log, total and outcome.
//! [`predict`] also keeps every event and makes the spans; its time stands beside it.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::rc::Rc;

use loopscope::export::{Format, Look, export};
use loopscope::run::predict;
use loopscope::script::compile;

struct Case {
    name: &'static str,
    script: &'static str,
    /// The function of `simpy_programs.py`, if it is a program for that.
    simpy: Option<&'static str>,
}

const CASES: [Case; 4] = [
    Case {
        name: "10,000 tasks of 10 sleeps",
        script: "t x 10000:\n  repeat 10:\n    sleep 1\n",
        simpy: Some("sleepers"),
    },
    Case {
        name: "100,000 items through a bounded queue",
        script: "queue q 100\nproducer:\n  repeat 100000:\n    put q \"x\"\nconsumer x 4:\n  repeat 25000:\n    get q as x\n    \
                 sleep 1ms\n",
        simpy: Some("queue"),
    },
    Case {
        name: "1,000 tasks through a semaphore of 10",
        script: "semaphore s 10\nt x 1000:\n  repeat 10:\n    with s:\n      sleep 10ms\n",
        simpy: Some("semaphore"),
    },
    Case {
        name: "a loop that counts to 1,000,000",
        script: "a:\n  x = 0\n  while x < 1000000:\n    x += 1\n  print x\n",
        simpy: None,
    },
];

/// How often everybody is measured.
const ROUNDS: usize = 5;

fn main() {
    let own = Build::named("").expect("`cargo xtask bench` says where the programs are");
    let before = Build::named("_AGAINST");
    println!("{:<38} {:>20} {:>20}", "", "log, total, outcome", "events and spans");
    println!(
        "{:<38} {:>10} {:>9} {:>10} {:>9}",
        "milliseconds, and times faster", "native", "wasm", "native", "wasm"
    );
    for Case { name, script, simpy } in CASES {
        let rounds: Vec<Round> =
            (0..ROUNDS).map(|_| Round::measure(&own, before.as_ref(), script, simpy)).collect();
        let middle = |of: &dyn Fn(&Round) -> f64| median(rounds.iter().map(of));
        print_row(name, std::array::from_fn(|at| 1e3 * middle(&|round| round.own[at])), 2, "");
        for (other, name) in ["CPython's asyncio", "SimPy"].into_iter().enumerate() {
            let seconds = middle(&|round| round.others[other]);
            if seconds.is_finite() {
                let label = format!("  {name}: {:.1} ms", seconds * 1e3);
                let ratio = |at: usize| middle(&|round| round.others[other] / round.own[at]);
                print_row(&label, std::array::from_fn(ratio), 0, "×");
            } else if simpy.is_some() || other == 0 {
                println!("  {name}: not here");
            }
        }
        // An older commit may not know all of the language.
        if before.is_some() && middle(&|round| round.before[0]).is_finite() {
            let ratio = |at: usize| middle(&|round| round.before[at] / round.own[at]);
            print_row("  the other commit", std::array::from_fn(ratio), 2, "×");
        }
    }
    growth(&own);
}

/// What everybody takes, in seconds, measured side by side: machines are shared, and their speed changes.
struct Round {
    /// Native and wasm: of the summary, then of the trace.
    own: [f64; 4],
    /// The same of the other commit.
    before: [f64; 4],
    /// CPython, SimPy.
    others: [f64; 2],
}

impl Round {
    fn measure(own: &Build, before: Option<&Build>, script: &str, simpy: Option<&str>) -> Self {
        let python = export(script, Format::Python, &Look::default()).expect("a sound script");
        let both = |of: fn(&Build, &str) -> [f64; 2]| {
            (of(own, script), before.map_or([f64::INFINITY; 2], |before| of(before, script)))
        };
        let first = both(Build::native);
        let cpython = seconds(Command::new("python3").arg(file("cpython.py")), &python);
        let wasm = both(Build::wasm);
        let simpy = simpy.map_or(f64::INFINITY, |simpy| {
            seconds(Command::new("python3").arg(file("simpy_programs.py")).arg(simpy), "")
        });
        let last = both(Build::native);
        let columns = |first: [f64; 2], last: [f64; 2], wasm: [f64; 2]| {
            [first[0].min(last[0]), wasm[0], first[1].min(last[1]), wasm[1]]
        };
        Self {
            own: columns(first.0, last.0, wasm.0),
            before: columns(first.1, last.1, wasm.1),
            others: [cpython, simpy],
        }
    }
}

/// One commit's programs: `native.rs`, and the package of `wasm.rs`.
struct Build {
    native: OsString,
    wasm: OsString,
}

impl Build {
    fn named(suffix: &str) -> Option<Self> {
        let variable = |name: &str| std::env::var_os(format!("LOOPSCOPE_BENCH_{name}{suffix}"));
        Some(Self { native: variable("NATIVE")?, wasm: variable("WASM")? })
    }

    /// In seconds: of the summary, and of the whole trace.
    fn native(&self, script: &str) -> [f64; 2] {
        times(&mut Command::new(&self.native), script)
    }

    /// The same in Node.
    fn wasm(&self, script: &str) -> [f64; 2] {
        times(Command::new("node").arg(file("wasm.mjs")).arg(&self.wasm), script)
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn print_row(label: &str, columns: [f64; 4], decimals: usize, unit: &str) {
    let [a, b, c, d] = columns.map(|value| format!("{value:.decimals$}{unit}"));
    println!("{label:<38} {a:>10} {b:>9} {c:>10} {d:>9}");
}

/// How the time of one event depends on the number of tasks.
#[expect(clippy::cast_precision_loss, reason = "a report")]
fn growth(own: &Build) {
    println!("\n{:<38} {:>10} {:>20}", "tasks that sleep ten times", "ns/event", "with events kept");
    for tasks in [1_000, 10_000, 100_000] {
        let script = format!("t x {tasks}:\n  repeat 10:\n    sleep 1\n");
        let events = predict(Rc::new(compile(&script).expect("a sound script"))).events.len() as f64;
        let [short, whole] = own.native(&script).map(|seconds| seconds * 1e9 / events);
        println!("{tasks:<38} {short:>10.1} {whole:>20.1}");
    }
}

/// The times that a program says it took, in seconds; infinite if it cannot run the script.
fn times(command: &mut Command, script: &str) -> [f64; 2] {
    let out = output(command, script).expect("a program that runs");
    let times: Vec<f64> = out.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    times.try_into().unwrap_or([f64::INFINITY; 2])
}

/// Seconds that another program says it took; infinite if it cannot be run.
fn seconds(command: &mut Command, input: &str) -> f64 {
    output(command, input).and_then(|out| out.trim().parse().ok()).unwrap_or(f64::INFINITY)
}

fn output(command: &mut Command, input: &str) -> Option<String> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(input.as_bytes()).ok()?;
    String::from_utf8(child.wait_with_output().ok()?.stdout).ok()
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/speed")).join(name)
}
