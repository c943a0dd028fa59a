//! A run that goes on behind its picture: events and spans end, all else is of the whole run.

use std::rc::Rc;

use loopscope::run::{predict, predict_within, record_within, summarize};
use loopscope::script::{Program, compile};
use loopscope::trace::wire::{Inbox, Outbox};
use loopscope::trace::{LastWait, Limit, LoopTime, Outcome, PictureEnd, Strategy, TaskOutcome, Trace};

use super::read;

fn program(script: &str) -> Rc<Program> {
    Rc::new(compile(script).expect("a sound script"))
}

fn run(script: &str) -> Trace {
    let mut trace = predict(program(script));
    // Neither JSON nor a worker tells who heard of an exception.
    trace.tasks.iter_mut().for_each(|task| task.retrieved = false);
    trace
}

/// A task that runs exactly so many statements, at most a million in each of its loops.
fn counting(statements: u64) -> String {
    let loops = statements.div_ceil(1_000_000);
    let rounds =
        |number: u64| (statements - loops) / loops + u64::from(number < (statements - loops) % loops);
    let one = |number| format!("  repeat {}: sleep 1ms\n", rounds(number));
    format!("a:\n{}", (0..loops).map(one).collect::<String>())
}

/// 600,001 statements, which take 600 s; then the rest.
fn after_600_s(rest: &str) -> String {
    format!("queue q\na:\n  repeat 600000: sleep 1ms\n{rest}")
}

/// The 500,000th statement is the 499,999th sleep, the task's step after it the last event.
const END: PictureEnd = PictureEnd { statements: 500_000, t_us: 499_999_000 };

#[test]
fn a_picture_ends_behind_the_500_000th_statement_if_there_is_another() {
    for (statements, ends) in [(499_999, false), (500_000, false), (500_001, true)] {
        let trace = run(&counting(statements));
        assert_eq!(trace.picture_end, ends.then_some(END), "{statements}");
        assert_eq!((trace.outcome, trace.total_us), (Outcome::Finished, (statements - 1) * 1_000));
        assert_eq!(trace.tasks[0].spans.len(), 499_998 + usize::from(statements > 499_999));
    }
}

#[test]
fn a_run_ends_behind_the_5_000_000th_statement_if_there_is_another() {
    for (statements, outcome) in
        [(4_999_999, Outcome::Finished), (5_000_000, Outcome::Finished), (5_000_001, Outcome::Limit)]
    {
        let trace = run(&counting(statements));
        let limit = trace.limit.map(|limit| limit.limit);
        assert_eq!(trace.outcome, outcome, "{statements}");
        assert_eq!(limit, (outcome == Outcome::Limit).then_some(Limit::Statements { most: 5_000_000 }));
        assert_eq!(trace.picture_end, Some(END));
        let loops = statements.div_ceil(1_000_000);
        assert_eq!(trace.total_us, (statements.min(5_000_000) - loops) * 1_000);
    }
}

#[test]
fn whoever_asks_for_less_than_a_picture_gets_a_picture_that_ends_with_the_run() {
    let trace =
        predict_within(program("a:\n  forever: sleep 1"), Strategy::Async, 500_000).expect("on a loop");
    assert_eq!((trace.outcome, trace.picture_end, trace.total_us), (Outcome::Limit, None, 500_000_000_000));
}

#[test]
fn a_deadlock_behind_the_picture_is_one_and_tells_what_is_waited_for() {
    let script = after_600_s("  print \"{now}\"\n  get q\n");
    let trace = run(&script);
    assert_eq!((trace.outcome, trace.total_us, trace.picture_end), (Outcome::Stuck, 600_000_000, Some(END)));
    let line = &trace.log[0];
    assert_eq!((trace.log.len(), line.t_us, &*line.text), (1, 600_000_000, "600.00"));
    assert_eq!(trace.tasks[0].outcome, TaskOutcome::Stuck);
    assert_eq!(trace.last_waits(), [Some(LastWait { on: "q".into(), line: 5 })]);
    assert_eq!(trace.events.last().expect("events").t_us, END.t_us);
    assert_eq!(trace.tasks[0].spans.last().expect("spans").to_us, END.t_us);
    let short = summarize(program(&script), Strategy::Async).expect("on a loop");
    assert_eq!((short.outcome, short.total_us, short.log), (trace.outcome, trace.total_us, trace.log));
}

#[test]
fn a_failure_behind_the_picture_ends_its_task_when_it_does() {
    let trace = run(&after_600_s("  fail \"late\"\nb: sleep 900\n"));
    let [a, b] = &trace.tasks[..] else { panic!("two tasks") };
    assert_eq!(
        (a.outcome, a.end_us, a.error.as_deref()),
        (TaskOutcome::Failed, Some(600_000_000), Some("RuntimeError: late"))
    );
    assert_eq!((b.outcome, b.end_us, b.work_us), (TaskOutcome::Done, Some(900_000_000), 900_000_000));
    assert_eq!(b.spans.last().map(|sleep| sleep.to_us), Some(trace.picture_us()), "what it is at is cut off");
    assert_eq!((trace.outcome, trace.total_us), (Outcome::Finished, 900_000_000));
}

#[test]
fn what_the_loop_and_the_tasks_did_behind_the_picture_is_counted() {
    let trace = run("b: thread block 700\na:\n  repeat 600000: cpu 1ms\n  block 5\n  sleep 7\n");
    let us = |seconds: u64| seconds * 1_000_000;
    assert_eq!(trace.loop_time, LoopTime { busy_us: us(600), blocked_us: us(5), idle_us: us(95) });
    assert_eq!((trace.total_us, trace.work_us()), (us(700), us(600 + 5 + 7 + 700)));
    assert!(trace.tasks.iter().flat_map(|task| &task.spans).all(|span| span.to_us <= trace.picture_us()));
}

#[test]
fn a_task_that_is_created_behind_the_picture_prints_under_its_own_name() {
    let trace = run(&format!("{}def late: print \"here\"\n", after_600_s("  spawn late\n  sleep 1\n")));
    let line = &trace.log[0];
    assert_eq!((&*trace.tasks[line.task.index()].name, line.t_us), ("late", 600_000_000));
    assert_eq!((trace.tasks[1].start_us, trace.tasks[1].spans.len()), (600_000_000, 0));
}

#[test]
fn such_a_trace_is_read_as_it_was_written() {
    let quiet = "queue q\na:\n  repeat 600000:\n    repeat 0: yield\n  print \"x\"\n  get q\nb: sleep 5\n";
    let trace = run(quiet);
    assert_eq!(trace.picture_end.map(|end| end.statements), Some(500_000));
    assert!(trace.tasks[0].waits.is_some());
    for (events, trace) in [(true, trace.clone()), (false, Trace { events: Vec::new(), ..trace })] {
        assert!(read(&trace, events) == trace, "events: {events}");
    }
}

#[test]
fn a_worker_sends_all_of_it_but_the_many_lines_behind_the_picture_which_are_counted() {
    let script =
        after_600_s("  repeat 3000 as i: print \"{i}\"\n  gather late, late, late\n  fail \"now\"\n");
    let script = format!("{script}def late: print \"late\"; sleep 1\n");
    let ended = record_within(program(&script), Strategy::Async, 5_000_000).expect("on a loop");
    for (most, sent) in [(usize::MAX, 3_003), (1_000, 1_000)] {
        let (mut outbox, mut inbox) = (Outbox::default(), Inbox::default());
        let last = loop {
            let part = outbox.pack(ended.recorder(), most, ended.standing()).expect("more to send");
            let standing = inbox.unpack(&part).expect("a whole part");
            if standing.is_over() {
                break standing;
            }
        };
        let (arrived, mut whole) = (inbox.into_trace(last), run(&script));
        assert_eq!(arrived.log.len() + usize::try_from(arrived.more_lines).expect("few"), 3_003);
        assert_eq!(arrived.log.len(), sent);
        whole.log.truncate(sent);
        assert!(Trace { more_lines: 0, ..arrived } == whole, "{most}");
    }
}
