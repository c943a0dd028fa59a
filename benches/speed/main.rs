//! The same programs on Loopscope, native and as WebAssembly, on CPython's asyncio with a clock that jumps, and on
//! SimPy, in one go, as ratios.
//!
//! `cargo xtask bench` runs this. CPython gets the exported programs, its own C tasks, and a selector that only
//! moves the clock (`cpython.py`); SimPy gets the same programs in its own terms (`simpy_programs.py`). Neither
//! records anything, so what they are compared with is [`summarize`]: log, total and outcome. [`predict`] also
//! keeps every event and makes the spans; its time stands beside it.

use std::hint::black_box;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::Instant;

use loopscope::export::python;
use loopscope::run::{predict, summarize};
use loopscope::script::{Program, Script, read};
use loopscope::trace::Strategy;

struct Case {
    name: &'static str,
    script: &'static str,
    /// The function of `simpy_programs.py`.
    simpy: &'static str,
}

const CASES: [Case; 3] = [
    Case {
        name: "10,000 tasks of 10 sleeps",
        script: "t x 10000:\n  repeat 10:\n    sleep 1\n",
        simpy: "sleepers",
    },
    Case {
        name: "100,000 items through a bounded queue",
        script: "queue q 100\nproducer:\n  repeat 100000:\n    put q \"x\"\nconsumer x 4:\n  repeat 25000:\n    get q as x\n    \
                 sleep 1ms\n",
        simpy: "queue",
    },
    Case {
        name: "1,000 tasks through a semaphore of 10",
        script: "semaphore s 10\nt x 1000:\n  repeat 10:\n    with s:\n      sleep 10ms\n",
        simpy: "semaphore",
    },
];

/// How often everybody is measured.
const ROUNDS: usize = 5;

fn main() {
    println!("{:<38} {:>20} {:>20}", "", "log, total, outcome", "events and spans");
    println!(
        "{:<38} {:>10} {:>9} {:>10} {:>9}",
        "milliseconds, and times faster", "native", "wasm", "native", "wasm"
    );
    for Case { name, script, simpy } in CASES {
        let (tree, program) = read(script).expect("a sound script");
        let program = Rc::new(program);
        let rounds: Vec<Round> =
            (0..ROUNDS).map(|_| Round::measure(&program, &tree, script, simpy)).collect();
        print_row(name, std::array::from_fn(|at| 1e3 * median(rounds.iter().map(|round| round.own[at]))), "");
        for (other, name) in ["CPython's asyncio", "SimPy"].into_iter().enumerate() {
            let seconds = median(rounds.iter().map(|round| round.others[other]));
            if seconds.is_finite() {
                let label = format!("  {name}: {:.1} ms", seconds * 1e3);
                let ratio = |at| median(rounds.iter().map(|round| round.others[other] / round.own[at]));
                print_row(&label, std::array::from_fn(ratio), "×");
            } else {
                println!("  {name}: not here");
            }
        }
    }
    growth();
}

/// What everybody takes, in seconds, measured side by side: machines are shared, and their speed changes.
struct Round {
    /// Native and wasm: of the summary, then of the trace.
    own: [f64; 4],
    /// CPython, SimPy.
    others: [f64; 2],
}

impl Round {
    fn measure(program: &Rc<Program>, tree: &Script, script: &str, simpy: &str) -> Self {
        let before = native(program);
        let cpython =
            seconds(Command::new("python3").arg(file("cpython.py")), &python(tree).expect("not too deep"));
        let wasm = wasm(script);
        let simpy = seconds(Command::new("python3").arg(file("simpy_programs.py")).arg(simpy), "");
        let after = native(program);
        let best = |at: usize| before[at].min(after[at]);
        Self { own: [best(0), wasm[0], best(1), wasm[1]], others: [cpython, simpy] }
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn print_row(label: &str, [a, b, c, d]: [f64; 4], unit: &str) {
    let shown = |value: f64| match (value.is_finite(), unit.is_empty()) {
        (false, _) => "–".to_owned(),
        (true, true) => format!("{value:.2}"),
        (true, false) => format!("{value:.0}{unit}"),
    };
    println!("{label:<38} {:>10} {:>9} {:>10} {:>9}", shown(a), shown(b), shown(c), shown(d));
}

/// How the time of one event depends on the number of tasks.
#[expect(clippy::cast_precision_loss, reason = "a report")]
fn growth() {
    println!("\n{:<38} {:>10} {:>20}", "tasks that sleep ten times", "ns/event", "with events kept");
    for tasks in [1_000, 10_000, 100_000] {
        let script = format!("t x {tasks}:\n  repeat 10:\n    sleep 1\n");
        let (_, program) = read(&script).expect("a sound script");
        let program = Rc::new(program);
        let events = predict(program.clone()).events.len() as f64;
        let [short, whole] = native(&program).map(|seconds| seconds * 1e9 / events);
        println!("{tasks:<38} {short:>10.1} {whole:>20.1}");
    }
}

/// The best of some runs, in seconds: of the summary, and of the whole trace.
fn native(program: &Rc<Program>) -> [f64; 2] {
    [
        best(|| drop(black_box(summarize(program.clone(), Strategy::Async)))),
        best(|| drop(black_box(predict(program.clone())))),
    ]
}

fn best(run: impl Fn()) -> f64 {
    let timed = |_| {
        let since = Instant::now();
        run();
        since.elapsed().as_secs_f64()
    };
    (0..10).map(timed).fold(f64::INFINITY, f64::min)
}

/// The same in Node, from the package that `cargo xtask bench` has built; infinite without it.
fn wasm(script: &str) -> [f64; 2] {
    let none = [f64::INFINITY; 2];
    let Some(package) = std::env::var_os("LOOPSCOPE_WASM_BENCH") else { return none };
    let Some(out) = output(Command::new("node").arg(file("wasm.mjs")).arg(package), script) else {
        return none;
    };
    let times: Vec<f64> = out.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    <[f64; 2]>::try_from(times).unwrap_or(none)
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
