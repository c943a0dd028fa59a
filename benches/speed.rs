//! The same programs on Loopscope and on CPython's asyncio with a clock that jumps, in one go, as ratios.
//!
//! `cargo xtask bench` runs this. CPython gets the exported programs, its own C tasks, and a selector that only
//! moves the clock (`cpython.py`).

use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use loopscope::export::python;
use loopscope::run::predict;
use loopscope::script::{Program, read};

const SLEEPERS: &str = "t x 10000:\n  repeat 10:\n    sleep 1\n";
const QUEUE: &str = "queue q 100\nproducer:\n  repeat 100000:\n    put q \"x\"\nconsumer x 4:\n  repeat 25000:\n    \
                     get q as x\n    sleep 1ms\n";
const SEMAPHORE: &str = "semaphore s 10\nt x 1000:\n  repeat 10:\n    with s:\n      sleep 10ms\n";

/// The best of some runs, in seconds, and the events of one.
fn measure(program: &Arc<Program>) -> (f64, usize) {
    let mut best = f64::INFINITY;
    let mut events = 0;
    for _ in 0..5 {
        let since = Instant::now();
        let trace = black_box(predict(program.clone()));
        best = best.min(since.elapsed().as_secs_f64());
        events = trace.events.len();
    }
    (best, events)
}

/// Seconds that CPython takes for an exported program, if there is one that is new enough.
fn cpython(program: &str) -> Option<f64> {
    let mut child = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/cpython.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(program.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

#[expect(clippy::cast_precision_loss, reason = "a report")]
fn main() {
    println!("{:<44} {:>10} {:>10} {:>8} {:>9}", "program", "Loopscope", "CPython", "ratio", "ns/event");
    for (name, script) in [
        ("10,000 tasks of 10 sleeps", SLEEPERS),
        ("100,000 items through a bounded queue", QUEUE),
        ("1,000 tasks through a semaphore of 10", SEMAPHORE),
    ] {
        let (tree, program) = read(script).expect("a sound script");
        let (own, events) = measure(&Arc::new(program));
        let other = cpython(&python(&tree));
        let shown = other.map_or(("–".into(), "–".into()), |other| {
            (format!("{:.1} ms", other * 1e3), format!("{:.0}×", other / own))
        });
        let per_event = own * 1e9 / events as f64;
        println!("{name:<44} {:>7.1} ms {:>10} {:>8} {per_event:>9.0}", own * 1e3, shown.0, shown.1);
    }

    println!("\n{:<44} {:>10} {:>9}", "tasks that sleep ten times", "total", "ns/event");
    for tasks in [1_000, 10_000, 100_000] {
        let (_, program) =
            read(&format!("t x {tasks}:\n  repeat 10:\n    sleep 1\n")).expect("a sound script");
        let (own, events) = measure(&Arc::new(program));
        println!("{tasks:<44} {:>7.1} ms {:>9.0}", own * 1e3, own * 1e9 / events as f64);
    }
}
