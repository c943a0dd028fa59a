//! A lane, seen through a window.

use loopscope::text::Language;
use loopscope::trace::{Micros, Span, SpanState, Strategy};
use loopscope::view::{Piece, Timeline, Window, piece_texts, pieces, times_by_state};

use super::run;

/// All of the time, with `parts` grains.
fn all(end_us: Micros, parts: u64) -> Window {
    Window { from_us: 0, to_us: end_us + 1, grain_us: end_us / parts }
}

fn words(spans: &[Span], window: Window) -> Vec<String> {
    pieces(spans, window)
        .iter()
        .map(|piece| piece_texts(piece, spans, Strategy::Async, &Language::English.texts().timeline).0)
        .collect()
}

#[test]
fn every_span_that_can_be_seen_is_a_piece_of_its_own() {
    let index = run("pasta: cpu 3 \"chop\"; sleep 5\ntoast: sleep 6; print \"done\"");
    let window = all(9_000_000, 1_000);
    assert_eq!(words(&index.task(0).spans, window), ["chop · 3 s", "sleep · 5 s"]);
    assert_eq!(words(&index.task(1).spans, window), ["ready: the loop is busy", "sleep · 6 s"]);
    let printed = |from_us, to_us| index.printed(1, from_us, to_us).map(|line| line.t_us).collect::<Vec<_>>();
    assert_eq!(printed(0, 9_000_001), [9_000_000]);
    assert!(printed(0, 9_000_000).is_empty() && printed(9_000_001, Micros::MAX).is_empty());
    assert_eq!(index.printed(0, 0, Micros::MAX).count(), 0);
}

#[test]
fn the_loops_own_lane_shows_what_held_it_and_who_did() {
    let index = run("a: sleep 1; cpu 2\nb: block 500ms");
    let held: Vec<_> =
        index.loop_spans().iter().map(|span| (span.state, span.from_us / 1000, span.to_us / 1000)).collect();
    assert_eq!(held, [(SpanState::Blocking, 0, 500), (SpanState::Computing, 1000, 3000)]);
    assert_eq!(index.loop_tasks(), [1, 0]);
    assert!(run("strategy threads\na: cpu 2").loop_spans().is_empty(), "there is no loop");
}

#[test]
fn a_loop_that_is_held_a_quarter_of_the_time_is_seen_to_be_held_a_quarter_of_the_time() {
    let index = run("a:\n  repeat 10000:\n    cpu 1ms\n    sleep 3ms");
    let held = index.loop_density();
    assert_eq!(held.peak, 1);
    assert_eq!(held.mean(4_000_000, 8_000_000)[SpanState::Computing as usize], 0.25);
}

#[test]
fn only_what_is_in_the_window_is_looked_at() {
    let index = run("a:\n  repeat 10000:\n    sleep 1ms \"nap\"\n    cpu 3ms");
    let spans = &index.task(0).spans;
    let window = Window { from_us: 20_000_500, to_us: 20_004_500, grain_us: 10 };
    let seen = pieces(spans, window);
    let ends: Vec<_> = seen.iter().map(|piece| (piece.state, piece.from_us, piece.to_us)).collect();
    assert_eq!(
        ends,
        [
            (SpanState::Sleeping, 20_000_000, 20_001_000),
            (SpanState::Computing, 20_001_000, 20_004_000),
            (SpanState::Sleeping, 20_004_000, 20_005_000),
        ]
    );
    assert_eq!(seen[0].spans, 10_000..10_001);
    assert!(pieces(spans, Window { from_us: 40_000_000, to_us: 50_000_000, grain_us: 1 }).is_empty());
}

#[test]
fn what_is_too_short_to_see_is_one_piece_of_its_main_state() {
    let index = run("a:\n  repeat 10000:\n    cpu 1ms\n    sleep 3ms\n  sleep 10");
    let spans = &index.task(0).spans;
    assert_eq!(spans.len(), 20_001);
    let seen = pieces(spans, all(50_000_000, 1_000));
    assert_eq!(
        seen,
        [
            Piece { state: SpanState::Sleeping, from_us: 0, to_us: 40_000_000, spans: 0..20_000 },
            Piece {
                state: SpanState::Sleeping,
                from_us: 40_000_000,
                to_us: 50_000_000,
                spans: 20_000..20_001
            },
        ]
    );
    assert_eq!(
        times_by_state(&spans[seen[0].spans.clone()]),
        [(SpanState::Computing, 10_000_000), (SpanState::Sleeping, 30_000_000)]
    );
    assert_eq!(words(spans, all(50_000_000, 1_000))[0], "20000 short spans · 40 s");
}

#[test]
fn where_the_main_state_changes_so_does_the_picture_and_it_stands_still_while_the_window_moves() {
    let script = "a:\n  repeat 100:\n    cpu 1ms\n    sleep 9ms\n  repeat 100:\n    cpu 9ms\n    sleep 1ms";
    let index = run(script);
    let spans = &index.task(0).spans;
    let window = |from_us| Window { from_us, to_us: 2_000_000, grain_us: 50_000 };
    let all = pieces(spans, window(0));
    let states: Vec<_> = all.iter().map(|piece| (piece.state, piece.from_us, piece.to_us)).collect();
    assert_eq!(states, [(SpanState::Sleeping, 0, 1_000_000), (SpanState::Computing, 1_000_000, 2_000_000)]);
    for from_us in [333_333, 777_777] {
        let later = pieces(spans, window(from_us));
        assert_eq!(later[1], all[1]);
        assert_eq!((later[0].state, later[0].to_us), (SpanState::Sleeping, 1_000_000));
    }
}

#[test]
fn a_short_span_between_long_ones_is_a_piece_of_its_own() {
    let index = run("a: sleep 5; cpu 1ms; sleep 5");
    let seen = pieces(&index.task(0).spans, all(10_001_000, 1_000));
    assert_eq!(
        seen.iter().map(|piece| piece.state).collect::<Vec<_>>(),
        [SpanState::Sleeping, SpanState::Computing, SpanState::Sleeping]
    );
}

#[test]
fn no_span_is_lost_or_seen_twice_whatever_the_grain() {
    let index = run(
        "a:\n  repeat 300 as i:\n    cpu 1ms\n    sleep 7ms\n    repeat 4:\n      cpu 0.1ms\n      yield\n  sleep 1\nb:\n  repeat 200:\n    sleep 3ms",
    );
    for task in 0..2 {
        let spans = &index.task(task).spans;
        for grain_us in [1, 10, 99, 1_000, 5_000, 77_777, 10_000_000] {
            let seen = pieces(spans, Window { from_us: 0, to_us: Micros::MAX, grain_us });
            let places: Vec<usize> = seen.iter().flat_map(|piece| piece.spans.clone()).collect();
            assert_eq!(places, (0..spans.len()).collect::<Vec<_>>(), "grain {grain_us}");
            assert!(seen.windows(2).all(|two| two[0].to_us <= two[1].from_us));
        }
    }
}

#[test]
fn a_longer_live_run_stretches_the_axis() {
    let timeline = Timeline::new(run("a: sleep 1"), Some(run("a: sleep 1.1")), None);
    assert_eq!(timeline.end_us, 1_100_000);
}

/// Each worker's number and jobs: whose, from when to when, in ms.
fn jobs(script: &str) -> Vec<(u32, Vec<String>)> {
    let index = run(script);
    let job = |span: &Span| {
        let name = span.label.as_deref().unwrap_or_default();
        format!("{name} {}–{} line {}", span.from_us / 1000, span.to_us / 1000, span.line)
    };
    let workers = index.workers().iter();
    workers.map(|worker| (worker.number, worker.jobs.spans.iter().map(job).collect())).collect()
}

#[test]
fn a_worker_has_a_lane_with_the_jobs_it_took() {
    let [first, second] = [["a#1 0–2000 line 2", "a#3 2000–4000 line 2"].as_slice(), &["a#2 0–2000 line 2"]];
    let expected = [(1, first), (2, second)]
        .map(|(number, jobs)| (number, jobs.iter().map(|job| job.to_string()).collect()));
    assert_eq!(jobs("threads 2\na x 3: thread block 2"), expected);
    assert_eq!(jobs("a: sleep 1"), []);
}

#[test]
fn a_worker_goes_on_with_a_job_that_nobody_waits_for_any_more() {
    let script = "a:\n  try:\n    timeout 1: thread block 3\n  except: print \"late\"\n  sleep 4";
    assert_eq!(jobs(script), [(1, vec!["a 0–3000 line 3".to_owned()])]);
}

#[test]
fn workers_come_behind_the_tasks_and_fold_like_instances() {
    let few = run("processes 2\na: process cpu 1\nb: process cpu 1");
    let names = |index: &std::rc::Rc<loopscope::view::Index>| -> Vec<String> {
        let timeline = Timeline::new(index.clone(), None, None);
        let rows = timeline.rows(&loopscope::view::Folds::new());
        rows.iter().filter_map(|row| row.now).map(|lane| index.name(lane).to_string()).collect()
    };
    assert_eq!(names(&few), ["a", "b", "process #1", "process #2"]);
    let many = run("request x 100: thread block 3");
    assert_eq!(names(&many), ["request", "thread "]);
    assert_eq!(many.groups()[1].tasks.len(), many.workers().len());
    assert_eq!(many.density(1).at(1_000_000)[SpanState::Offloaded as usize], many.workers().len() as u64);
    assert!(few.printed(2, 0, Micros::MAX).next().is_none(), "a worker prints nothing");
}

#[test]
fn a_worker_is_found_again_in_another_run() {
    let now = run("a: thread block 1\nb: process cpu 1");
    let other = run("a: sleep 1\nb: process cpu 1");
    assert_eq!(now.same(1, &other), Some(1));
    assert_eq!(now.same(3, &other), Some(2), "the process");
    assert_eq!(now.same(2, &other), None, "no thread there");
}
