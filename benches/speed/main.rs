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
use loopscope::script::{Program, read};
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

fn main() {
    println!("{:<38} {:>20} {:>20}", "", "log, total, outcome", "events and spans");
    println!(
        "{:<38} {:>10} {:>9} {:>10} {:>9}",
        "milliseconds, and times faster", "native", "wasm", "native", "wasm"
    );
    for Case { name, script, simpy } in CASES {
        let (tree, program) = read(script).expect("a sound script");
        let program = Rc::new(program);
        // Machines are shared: what is compared is measured side by side, and again on the other side.
        let before = native(&program);
        let wasm = wasm(script);
        let cpython = seconds(Command::new("python3").arg(file("cpython.py")), &python(&tree));
        let simpy = seconds(Command::new("python3").arg(file("simpy_programs.py")).arg(simpy), "");
        let after = native(&program);
        let own = [before[0].min(after[0]), wasm[0], before[1].min(after[1]), wasm[1]];
        print_row(name, own.map(|own| own * 1e3), "");
        for (other, seconds) in [("CPython's asyncio", cpython), ("SimPy", simpy)] {
            match seconds {
                Some(seconds) => {
                    let label = format!("  {other}: {:.1} ms", seconds * 1e3);
                    print_row(&label, own.map(|own| seconds / own), "×");
                }
                None => println!("  {other}: not here"),
            }
        }
    }
    growth();
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

/// Seconds that another program says it took.
fn seconds(command: &mut Command, input: &str) -> Option<f64> {
    output(command, input)?.trim().parse().ok()
}

fn output(command: &mut Command, input: &str) -> Option<String> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(input.as_bytes()).ok()?;
    String::from_utf8(child.wait_with_output().ok()?.stdout).ok()
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/speed")).join(name)
}
