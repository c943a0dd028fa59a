//! The same script under every strategy, and the lecture's tables.

use std::rc::Rc;

use loopscope::run::predict_under;
use loopscope::script::compile;
use loopscope::trace::{Strategy, TaskOutcome, Trace};

fn run(script: &str, strategy: Strategy) -> Trace {
    let program = Rc::new(compile(script).unwrap_or_else(|errors| panic!("{errors:#?}")));
    predict_under(program, strategy).unwrap_or_else(|unavailable| panic!("{unavailable}"))
}

/// Totals in ms under async, sync, threads and processes.
fn totals(script: &str) -> [u64; 4] {
    Strategy::ALL.map(|strategy| run(script, strategy).total_us / 1000)
}

fn texts(trace: &Trace) -> Vec<&str> {
    trace.log.iter().map(|line| &*line.text).collect()
}

#[test]
fn one_ten_and_a_hundred_requests_take_the_lectures_times() {
    for (requests, sync, threads) in [(1, 3_000, 3_000), (10, 30_000, 3_000), (100, 300_000, 9_000)] {
        let totals = totals(&format!("request x {requests}: sleep 3"));
        assert_eq!(totals[..3], [3_000, sync, threads], "{requests} requests");
    }
}

#[test]
fn four_computations_take_twelve_seconds_under_the_gil_and_three_in_processes() {
    let script = "work x 4: cpu 3";
    assert_eq!(totals(script), [12_000, 12_000, 12_000, 3_000]);
    assert_eq!(run(&format!("gil off\n{script}"), Strategy::Threads).total_us, 3_000_000);
    assert_eq!(run("work x 4: thread cpu 3", Strategy::Async).total_us, 12_000_000);
    assert_eq!(run("gil off\nwork x 4: thread cpu 3", Strategy::Async).total_us, 3_000_000);
    assert_eq!(run("work x 4: process cpu 3", Strategy::Async).total_us, 3_000_000);
}

#[test]
fn one_by_one_counts_work_and_not_the_time_of_sharing_a_processor() {
    for strategy in Strategy::ALL {
        assert_eq!(run("work x 4: cpu 3; sleep 1", strategy).work_us(), 16_000_000, "{strategy:?}");
    }
    assert_eq!(run("work x 4: thread cpu 3\nidle: thread block 2", Strategy::Async).work_us(), 14_000_000);
}

#[test]
fn a_def_endpoint_shares_forty_threads() {
    let requests = |count| format!("request x {count}: thread block 3");
    assert_eq!(run(&requests(10), Strategy::Async).total_us, 3_000_000);
    assert_eq!(run(&requests(100), Strategy::Async).total_us, 9_000_000);
}

#[test]
fn computing_beside_the_loop_takes_turns_under_the_gil() {
    let script = "a: thread cpu 3\nb: yield; cpu 3";
    assert_eq!(run(script, Strategy::Async).total_us, 6_000_000);
    assert_eq!(run(&format!("gil off\ncores 2\n{script}"), Strategy::Async).total_us, 3_000_000);
    assert_eq!(run(&format!("gil off\ncores 1\n{script}"), Strategy::Async).total_us, 6_000_000);
}

#[test]
fn shares_are_exact_to_the_microsecond() {
    // Three share two cores: 1 s of work each takes 1.5 s; the others then have a core each.
    let script = "gil off\ncores 2\na: thread cpu 1\nb: thread cpu 1\nc: thread cpu 2";
    assert_eq!(run(script, Strategy::Async).total_us, 2_500_000);
    // A third of a core, a thousand times over, adds up.
    let thirds = "gil off\ncores 1\na x 3:\n  repeat 1000:\n    cpu 1ms";
    assert_eq!(run(thirds, Strategy::Threads).total_us, 3_000_000);
    // Under the GIL three threads have one core together, which leaves the other to the process.
    let mixed = "cores 2\na x 3: thread cpu 1\nb: process cpu 3";
    assert_eq!(run(mixed, Strategy::Async).total_us, 3_000_000);
}

#[test]
fn synchronous_tasks_run_one_after_another_to_their_end() {
    let trace =
        run("a: print \"a0\"; sleep 1; print \"a1\"\nb: print \"b0\"; yield; print \"b1\"", Strategy::Sync);
    assert_eq!(texts(&trace), ["a0", "a1", "b0", "b1"]);
    assert_eq!(trace.total_us, 1_000_000);
}

#[test]
fn arrivals_keep_their_times() {
    let trace = run("r x 3 every 1: sleep 2; print \"{n} {now}\"", Strategy::Sync);
    assert_eq!(texts(&trace), ["1 2.00", "2 4.00", "3 6.00"]);
    let starts: Vec<_> = trace.tasks.iter().map(|task| task.start_us / 1_000_000).collect();
    assert_eq!(starts, [0, 1, 2]);
    assert_eq!(run("r x 3 every 5: sleep 2", Strategy::Sync).total_us, 12_000_000);
}

#[test]
fn what_is_gathered_or_spawned_runs_in_place() {
    let script = "def f x:\n  print \"{x}\"\n  sleep 1\n  return \"<{x}>\"\n\
                  def bad: fail \"no\"\n\
                  a:\n  gather f \"1\", f \"2\" as rs\n  print \"{rs}\"\n  spawn f \"3\"\n  spawn bad\n  print \"on\"\n\
                  b:\n  repeat 2:\n    spawn bad\n    print \"b\"\n  await bad\n  print \"never\"";
    let trace = run(script, Strategy::Sync);
    assert_eq!(texts(&trace), ["1", "2", "['<1>', '<2>']", "3", "on", "b", "b"]);
    assert_eq!(trace.total_us, 3_000_000);
    assert_eq!(trace.tasks[0].outcome, TaskOutcome::Done);
    assert_eq!(trace.tasks[1].outcome, TaskOutcome::Failed);
}

#[test]
fn what_shares_state_is_not_available_and_is_named() {
    for (statement, script) in [
        ("put", "queue q\na:\n  put q \"x\""),
        ("with", "lock m\na:\n  with m:\n    yield"),
        ("timeout", "a:\n  timeout 1:\n    yield"),
        ("spawn … as", "def f: yield\na:\n  spawn f as h"),
        ("group", "def f: yield\na:\n  group:\n    spawn f"),
        ("wait", "event e\na:\n  wait e"),
    ] {
        let program = Rc::new(compile(script).expect("sound"));
        for strategy in [Strategy::Sync, Strategy::Threads, Strategy::Processes] {
            let unavailable = predict_under(program.clone(), strategy).expect_err(script);
            assert_eq!(unavailable.statement, statement);
            assert!(unavailable.line >= 2);
        }
        assert!(predict_under(program, Strategy::Async).is_ok());
    }
}
