//! Random sound scripts, and what is left of them after somebody's cat, through every door: no panic, no hang, the
//! same result twice.

use std::rc::Rc;

use loopscope::export::{json, python};
use loopscope::run::{findings, predict, predict_under, predict_within, summarize};
use loopscope::script::{Script, compile, format, read};
use loopscope::text::Language;
use loopscope::trace::{Outcome, Shared, Strategy, TaskId, Trace};
use loopscope::view::{self, Folds, Group, Timeline, Window, moment, piece_texts, pieces, times};
use proptest::prelude::*;
use proptest::sample::Index;

use super::generator;

/// How many scripts each test tries.
const CASES: u32 = 400;

/// A run with more events than this is not read back: its JSON takes as long as all others together.
const MOST_READ_BACK: usize = 20_000;

fn read_sound(script: &str) -> (Script, Rc<loopscope::script::Program>) {
    let (tree, program) = read(script).unwrap_or_else(|errors| panic!("{errors:#?}\n{script}"));
    (tree, Rc::new(program))
}

/// A run in short is the whole run, cut short.
fn same(whole: &Trace, program: &Rc<loopscope::script::Program>, strategy: Strategy) {
    let short = summarize(program.clone(), strategy).expect("it has a meaning, as before");
    assert_eq!(short.outcome, whole.outcome);
    assert_eq!(short.total_us, whole.total_us);
    assert_eq!(short.log, whole.log);
    assert_eq!(short.limit, whole.limit);
}

/// Looks at all that a timeline could draw of a trace.
fn draw(trace: &Trace) {
    let index = Rc::new(view::Index::of(Shared::new(trace.clone())));
    let timeline = Timeline::new(index.clone(), Some(index.clone()), Some(index.clone()));
    assert_eq!(
        timeline.rows(&Folds::new()).iter().filter(|row| row.now.is_none() || row.before.is_none()).count(),
        0
    );
    let held_us: u64 = index.loop_spans().iter().map(|span| span.duration_us()).sum();
    let is_whole = trace.picture_end.is_none();
    assert!(!is_whole || held_us == trace.loop_time.busy_us + trace.loop_time.blocked_us);
    assert!(index.loop_spans().windows(2).all(|two| two[0].to_us <= two[1].from_us));
    for worker in index.workers() {
        assert!(worker.jobs.spans.windows(2).all(|two| two[0].to_us <= two[1].from_us), "one job at a time");
    }
    for grain_us in [1, timeline.end_us / 100 + 1] {
        let window = Window { from_us: timeline.end_us / 3, to_us: timeline.end_us, grain_us };
        for spans in trace.tasks.iter().map(|task| &*task.spans).chain([index.loop_spans()]) {
            for piece in pieces(spans, window) {
                piece_texts(&piece, spans, trace.strategy, &Language::English.texts().timeline);
            }
        }
    }
    for (group, Group { tasks, .. }) in (0..).zip(index.groups()) {
        assert!(index.density(group).peak <= tasks.len() as u64);
        times(tasks.iter().map(|task| index.task(*task)));
    }
}

/// A trace from its JSON, which does not tell who heard of an exception.
fn read_back(trace: &Trace) -> Trace {
    let mut read = Trace::from_json(&json(trace, true)).expect("a trace that fits together");
    for (read, task) in read.tasks.iter_mut().zip(&trace.tasks) {
        read.retrieved = task.retrieved;
    }
    read
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_sound_script_runs_the_same_twice_under_every_strategy(script in generator::script()) {
        let (tree, program) = read_sound(&script);
        for strategy in Strategy::ALL {
            match predict_under(program.clone(), strategy) {
                Ok(trace) => {
                    assert_eq!(Ok(&trace), predict_under(program.clone(), strategy).as_ref());
                    let drawn_us = trace.tasks.iter().flat_map(|task| &task.spans).map(|span| span.to_us - span.from_us).sum();
                    assert!(trace.picture_end.is_some() || trace.work_us() <= drawn_us);
                    same(&trace, &program, strategy);
                    if trace.events.len() <= MOST_READ_BACK {
                        assert_eq!(read_back(&trace), trace);
                    }
                    for language in Language::ALL {
                        findings(&script, &tree, &program, &trace, language);
                    }
                    draw(&trace);
                    let end = moment(&trace, trace.events.len());
                    // `asyncio.run` closes the loop over whoever a cancelled task has started meanwhile.
                    let unfinished = |task: TaskId| trace.tasks[task.index()].end_us.is_none();
                    assert!(strategy != Strategy::Async || trace.outcome != Outcome::Finished || end.ready.iter().all(unfinished));
                }
                Err(unavailable) => assert!(strategy != Strategy::Async && unavailable.line > 0),
            }
        }
    }

    #[test]
    fn a_limit_stops_a_run_wherever_it_is(script in generator::script(), most in 0u64..60) {
        let (_, program) = read_sound(&script);
        let whole = predict(program.clone());
        let cut = predict_within(program.clone(), Strategy::Async, most).expect("on a loop everything has a meaning");
        assert_eq!(&cut, &predict_within(program, Strategy::Async, most).expect("the same"));
        if cut.outcome == Outcome::Limit {
            assert!(cut.limit.is_some() && cut.total_us <= whole.total_us);
            assert!(whole.log.starts_with(&cut.log), "what it has done it has done as ever");
        } else {
            assert_eq!(cut, whole);
        }
    }

    #[test]
    fn a_layout_changes_nothing_and_is_its_own(script in generator::script()) {
        let laid_out = format(&script).expect("a sound script");
        assert_eq!(format(&laid_out).as_ref(), Ok(&laid_out));
        let (before, after) = (predict(read_sound(&script).1), predict(read_sound(&laid_out).1));
        assert_eq!((before.total_us, before.outcome), (after.total_us, after.outcome));
        assert!(before.log.iter().map(|line| &line.text).eq(after.log.iter().map(|line| &line.text)));
    }

    #[test]
    fn a_damaged_script_is_survived(
        script in generator::script(),
        damage in prop::collection::vec((any::<Index>(), any::<Index>(), 0..5u8), 1..6),
    ) {
        let mut lines: Vec<String> = script.lines().map(str::to_owned).collect();
        for (at, other, how) in damage {
            let (at, other) = (at.index(lines.len()), other.index(lines.len()));
            match how {
                0 => lines.swap(at, other),
                1 => { lines.remove(at); }
                2 => lines.insert(at, lines[other].clone()),
                3 => lines[at].insert_str(0, "  "),
                _ => lines[at] = lines[at].replace(|c: char| c.is_ascii_digit(), "7"),
            }
            if lines.is_empty() {
                break;
            }
        }
        let damaged = lines.join("\n");
        match compile(&damaged) {
            Ok(program) => {
                let program = Rc::new(program);
                let strategy = Strategy::Async;
                let limited = || predict_within(program.clone(), strategy, 20_000).expect("it has a meaning");
                assert_eq!(limited(), limited());
                let (tree, program) = read(&damaged).expect("as before");
                let _ = python(&tree, &program, Strategy::Async);
            }
            Err(errors) => {
                for error in errors {
                    assert!(damaged.get(error.span.start as usize..error.span.end as usize).is_some());
                    assert!(!error.problem.to_string().is_empty());
                }
            }
        }
    }
}
