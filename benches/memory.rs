//! What a task, a span with its events, and the page's state take in memory. `cargo xtask bench` runs this.

#[path = "../tests/growth/workload.rs"]
mod workload;

use std::rc::Rc;
use std::time::Instant;

use loopscope::run::{predict, summarize};
use loopscope::script::compile;
use loopscope::trace::Strategy;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const TASKS: usize = 100_000;

#[expect(clippy::cast_precision_loss, reason = "a report")]
fn main() {
    let tasks = TASKS as f64;
    let program = |sleeps: usize| {
        let script = format!("t x {TASKS}:\n  repeat {sleeps}:\n    sleep 1\n");
        Rc::new(compile(&script).expect("a sound script"))
    };
    let peak = |run: &dyn Fn()| {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        run();
        (MEMORY.peak_usage() - before) as f64
    };
    let held = |sleeps| {
        let before = MEMORY.current_usage();
        let trace = predict(program(sleeps));
        let held = MEMORY.current_usage() - before;
        drop(trace);
        held as f64
    };
    let running = peak(&|| drop(summarize(program(1), Strategy::Async)));
    let (one, eleven) = (held(1), held(11));
    println!("\nmemory, bytes, at {TASKS} tasks");
    println!("{:<38} {:>10.0}", "a task while it runs", running / tasks);
    println!("{:<38} {:>10.0}", "a task of one sleep in a trace", one / tasks);
    println!("{:<38} {:>10.0}", "a further span with its four events", (eleven - one) / tasks / 10.0);
    state();
}

/// What the page's state holds after more and more actions, and how long one takes.
fn state() {
    let before = MEMORY.current_usage();
    let mut store = workload::page();
    println!("\nthe page's state {:>32} {:>12}", "bytes", "µs/action");
    for thousand in 0..10 {
        let began = Instant::now();
        (thousand * 100..(thousand + 1) * 100).for_each(|number| workload::ten_actions(&mut store, number));
        let per_action = began.elapsed().as_secs_f64() * 1e6 / 1_000.0;
        let held = MEMORY.current_usage() - before;
        println!("after {:>6} actions {held:>29} {per_action:>12.1}", (thousand + 1) * 1_000);
    }
}
