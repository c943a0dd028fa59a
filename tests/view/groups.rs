//! Many instances of one task: folded, counted, timed.

use loopscope::text::Language;
use loopscope::trace::{SpanState, Strategy};
use loopscope::view::{Folds, LaneOf, Row, Spread, Timeline, Times, times};

use super::run;

fn timeline(script: &str) -> Timeline {
    Timeline::new(run(script), None, None)
}

fn lanes(timeline: &Timeline, folds: &Folds) -> Vec<LaneOf> {
    timeline.rows(folds).into_iter().filter_map(|Row { now, .. }| now).collect()
}

fn group_times(script: &str) -> Times {
    let index = run(script);
    times(index.group(0).tasks.iter().map(|task| index.task(*task)))
}

#[test]
fn more_than_twenty_instances_are_one_lane_until_somebody_unfolds_them() {
    let timeline = timeline("first: sleep 1\nrequest x 21: sleep 1\nlast: sleep 1");
    assert_eq!(lanes(&timeline, &Folds::new()), [LaneOf::Task(0), LaneOf::Group(0), LaneOf::Task(22)]);
    let by_hand = Folds::from([("request".into(), false)]);
    assert_eq!(lanes(&timeline, &by_hand).len(), 23);
    assert_eq!(timeline.now.name(LaneOf::Group(0)).as_ref(), "request");
}

#[test]
fn three_calls_of_a_def_are_one_lane_that_counts_them() {
    let timeline = timeline("def fetch_url: sleep 1\nmain: gather fetch_url, fetch_url, fetch_url");
    let folded = Folds::from([("fetch_url".into(), true)]);
    assert_eq!(lanes(&timeline, &folded), [LaneOf::Task(0), LaneOf::Group(0)]);
    for language in Language::ALL {
        assert_eq!(timeline.now.title(LaneOf::Group(0), &language.texts().timeline), "fetch_url × 3");
    }
}

/// How long instances were held up is zero where they only slept; bars of three seconds are called otherwise.
#[test]
fn no_state_has_the_name_of_the_time_that_is_zero_beside_it() {
    for language in Language::ALL {
        let texts = &language.texts().timeline;
        let states = SpanState::ALL.into_iter().map(|state| state.text(Strategy::Async, &texts.states));
        for called in states.chain([texts.ready_short, texts.queued, texts.for_a_worker]) {
            assert!(!called.contains(texts.waiting_time) && !texts.waiting_time.contains(called), "{called}");
        }
    }
    assert_eq!(
        group_times("request x 3: sleep 3").waiting,
        Some(Spread { median_us: 0, p95_us: 0, longest_us: 0 })
    );
}

#[test]
fn twenty_instances_have_a_lane_each_until_somebody_folds_them() {
    let timeline = timeline("request x 20: sleep 1");
    assert_eq!(lanes(&timeline, &Folds::new()).len(), 20);
    let by_hand = Folds::from([("request".into(), true), ("another".into(), true)]);
    assert_eq!(lanes(&timeline, &by_hand), [LaneOf::Group(0)]);
}

#[test]
fn every_one_of_a_hundred_thousand_tasks_has_a_lane() {
    let timeline = timeline("job x 100000: sleep 1");
    assert_eq!(lanes(&timeline, &Folds::from([("job".into(), false)])).len(), 100_000);
    assert_eq!(lanes(&timeline, &Folds::new()), [LaneOf::Group(0)]);
}

#[test]
fn a_group_counts_its_instances_by_state_at_any_time() {
    // Each sleeps 1 s from its arrival and then computes 500 ms; the second and third wait for their turn.
    let index = run("request x 3: sleep 1; cpu 500ms");
    let density = index.density(0);
    let count = |t_us, state: SpanState| density.at(t_us)[state as usize];
    assert_eq!(count(0, SpanState::Sleeping), 3);
    assert_eq!((count(1_000_000, SpanState::Computing), count(1_000_000, SpanState::Ready)), (1, 2));
    assert_eq!((count(1_700_000, SpanState::Computing), count(1_700_000, SpanState::Ready)), (1, 1));
    assert_eq!(density.at(2_500_000), [0; 7]);
    assert_eq!(density.peak, 3);
    let mean = density.mean(500_000, 1_500_000);
    assert_eq!((mean[SpanState::Sleeping as usize], mean[SpanState::Computing as usize]), (1.5, 0.5));
    assert_eq!(mean[SpanState::Ready as usize], 1.0);
    assert_eq!(density.mean(3_000_000, 4_000_000), [0.0; 7]);
}

#[test]
fn arrivals_that_do_not_overlap_are_never_more_than_one() {
    assert_eq!(run("request x 50 every 2: sleep 1").density(0).peak, 1);
    assert_eq!(run("request x 50 every 1: sleep 1").density(0).peak, 1, "whoever leaves is gone");
}

#[test]
fn response_is_from_arrival_to_end_and_waiting_is_what_of_it_was_no_work() {
    // One after the other has the loop for 100 ms: the k-th waits (k − 1) times as long.
    let times = group_times("request x 100: cpu 100ms");
    let figure = |ms: u64| ms * 1_000;
    assert_eq!((times.count, times.unfinished), (100, 0));
    let response = Spread { median_us: figure(5_000), p95_us: figure(9_500), longest_us: figure(10_000) };
    let waiting = Spread { median_us: figure(4_900), p95_us: figure(9_400), longest_us: figure(9_900) };
    assert_eq!((times.response, times.waiting), (Some(response), Some(waiting)));
}

#[test]
fn an_instance_is_timed_from_its_arrival_and_sleeping_is_work() {
    let times = group_times("request x 3 every 5: sleep 1");
    let alike = |us| Some(Spread { median_us: us, p95_us: us, longest_us: us });
    assert_eq!((times.response, times.waiting), (alike(1_000_000), alike(0)));
}

#[test]
fn figures_are_those_of_a_real_instance_by_nearest_rank() {
    let times = group_times("request x 3: cpu 1");
    let spread = Spread { median_us: 2_000_000, p95_us: 3_000_000, longest_us: 3_000_000 };
    assert_eq!(times.response, Some(spread));
}

#[test]
fn who_never_ends_is_counted_apart() {
    let times = group_times("lock m\nrequest x 4: acquire m; sleep 1");
    assert_eq!((times.count, times.unfinished), (4, 3));
    assert_eq!(times.response.expect("one ended").longest_us, 1_000_000);
    let none = group_times("event e\nrequest x 2: wait e");
    assert_eq!((none.unfinished, none.response, none.waiting), (2, None, None));
}
