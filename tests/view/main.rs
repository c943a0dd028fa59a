//! A trace as lanes: what a timeline is given to draw.

use std::rc::Rc;

use loopscope::run::predict;
use loopscope::script::compile;
use loopscope::trace::{State, Trace};
use loopscope::view::{SpanWords, timeline};

fn run(script: &str) -> Trace {
    predict(Rc::new(compile(script).expect("a sound script")))
}

#[test]
fn every_task_has_a_lane_with_a_bar_for_each_span() {
    let trace = run("pasta: cpu 3 \"chop\"; sleep 5\ntoast: sleep 6; print \"done\"");
    let timeline = timeline(&trace, None, 100, 1_000, &SpanWords::ENGLISH);
    assert_eq!(timeline.end_us, 9_000_000);
    let texts: Vec<Vec<&str>> =
        timeline.lanes.iter().map(|lane| lane.bars.iter().map(|bar| &*bar.text).collect()).collect();
    assert_eq!(texts, [["chop · 3 s", "sleep · 5 s"], ["ready: the loop is busy", "sleep · 6 s"]]);
    assert_eq!(timeline.lanes[1].marks.iter().map(|mark| mark.t_us).collect::<Vec<_>>(), [9_000_000]);
}

#[test]
fn the_loops_own_lane_shows_what_held_it() {
    let timeline = timeline(&run("a: sleep 1; cpu 2\nb: block 500ms"), None, 100, 1_000, &SpanWords::ENGLISH);
    let bars: Vec<_> =
        timeline.loop_bars.iter().map(|bar| (bar.state, bar.from_us / 1000, bar.to_us / 1000)).collect();
    assert_eq!(bars, [(State::Blocking, 0, 500), (State::Computing, 1000, 3000)]);
}

#[test]
fn what_is_too_short_to_see_is_drawn_as_one_bar_of_its_main_state() {
    let trace = run("a:\n  repeat 10000:\n    cpu 1ms\n    sleep 3ms\n  sleep 10");
    let bars = &timeline(&trace, None, 100, 1_000, &SpanWords::ENGLISH).lanes[0].bars;
    assert_eq!(trace.tasks[0].spans.len(), 20_001);
    assert_eq!(bars.len(), 2, "{bars:?}");
    assert_eq!((bars[0].state, bars[0].from_us, bars[0].to_us), (State::Sleeping, 0, 40_000_000));
    assert_eq!((bars[1].from_us, bars[1].to_us), (40_000_000, 50_000_000));
}

#[test]
fn a_short_span_between_long_ones_keeps_its_own_bar() {
    let bars =
        &timeline(&run("a: sleep 5; cpu 1ms; sleep 5"), None, 100, 1_000, &SpanWords::ENGLISH).lanes[0].bars;
    assert_eq!(bars.len(), 3, "{bars:?}");
}

#[test]
fn lines_printed_too_close_to_tell_apart_share_a_mark() {
    let trace = run("a:\n  repeat 100000 as i:\n    print \"{i}\"\n  sleep 10\n  print \"end\"");
    let marks = &timeline(&trace, None, 100, 1_000, &SpanWords::ENGLISH).lanes[0].marks;
    assert_eq!(marks.len(), 2);
    assert!(marks[0].text.starts_with("0\n1\n2\n") && marks[0].text.len() < 2_000);
}

#[test]
fn too_many_tasks_are_counted_not_drawn() {
    let timeline = timeline(&run("request x 1000: sleep 1"), None, 300, 1_000, &SpanWords::ENGLISH);
    assert_eq!((timeline.lanes.len(), timeline.hidden), (300, 700));
}

#[test]
fn a_longer_live_run_stretches_the_axis() {
    let (predicted, measured) = (run("a: sleep 1"), run("a: sleep 1.1"));
    let timeline = timeline(&predicted, Some(&measured), 100, 1_000, &SpanWords::ENGLISH);
    assert_eq!(timeline.end_us, 1_100_000);
    assert_eq!(timeline.lanes[0].measured[0].to_us, 1_100_000);
}
