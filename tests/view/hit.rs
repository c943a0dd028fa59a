//! What is pointed at in a timeline.

use loopscope::text::Language;
use loopscope::trace::SpanState;
use loopscope::view::scene::{Frame, Hit, LaneId, Layout, Point};
use loopscope::view::{Folds, Lens, Timeline, advance};

use super::run;

/// What is at so many seconds in a lane of a page; the span there, if `exactly`.
fn at(timeline: &Timeline, lane: LaneId, seconds: f64, exactly: bool) -> Option<Hit> {
    let layout = Layout::page(timeline, 1000.0, 400.0);
    let lens = Lens::fit(timeline.end_us, layout.track);
    let rows = timeline.rows(&Folds::new());
    let texts = &Language::English.texts().timeline;
    let frame = Frame { timeline, rows: &rows, layout, lens, scrolled: 0.0, measure: advance, texts };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some seconds")]
    let t_us = (seconds * 1e6) as u64;
    match lane {
        LaneId::Row(row) if exactly => frame.span_at(row, t_us),
        LaneId::Row(_) | LaneId::Loop => {
            let (top, height) = layout.bars(lane, 0.0);
            frame.hit(Point { x: layout.left + lens.x(t_us), y: top + height / 2.0 })
        }
    }
}

fn seen(script: &str, row: usize, seconds: f64) -> Hit {
    let timeline = Timeline::new(run(script), None, None);
    at(&timeline, LaneId::Row(row), seconds, false).expect("something is there")
}

const KITCHEN: &str = "pasta:\n  cpu 3 \"chop\"\n  sleep 5\n  print \"done\"\ntoast: sleep 6";

#[test]
fn a_span_tells_what_it_is_from_when_to_when_and_its_line() {
    let hit = seen(KITCHEN, 0, 5.0);
    assert_eq!((&*hit.title, hit.state), ("pasta", Some(SpanState::Sleeping)));
    assert_eq!(hit.lines, ["sleep · 5 s", "3.000–8.000 s (5 s)", "line 3"]);
    assert_eq!((hit.from_us, hit.to_us, hit.t_us, hit.line), (3_000_000, 8_000_000, 3_000_000, Some(3)));
}

#[test]
fn a_printed_line_is_told_near_its_mark_and_a_click_leads_there() {
    let hit = seen(KITCHEN, 0, 7.99);
    assert!(hit.lines.contains(&"8.000 s: done".to_owned()), "{:?}", hit.lines);
    assert_eq!((hit.t_us, hit.line), (8_000_000, Some(4)));
}

#[test]
fn the_loops_lane_says_whose_turn_it_is() {
    let timeline = Timeline::new(run(KITCHEN), None, None);
    let hit = at(&timeline, LaneId::Loop, 1.0, false).expect("the loop is held");
    assert_eq!((&*hit.title, &*hit.lines[0]), ("pasta", "chop · 3 s"));
    assert_eq!(at(&timeline, LaneId::Loop, 6.0, false), None, "nobody holds it");
}

#[test]
fn short_spans_are_counted_by_state_for_a_pointer_and_told_one_by_one_for_the_keyboard() {
    let script = "a:\n  repeat 10000:\n    cpu 1ms\n    sleep 3ms\n  sleep 10";
    assert_eq!(
        seen(script, 0, 20.0).lines,
        ["20000 short spans", "computing: 10 s", "sleeping: 30 s", "0.000–40.000 s (40 s)"]
    );
    let timeline = Timeline::new(run(script), None, None);
    let span = at(&timeline, LaneId::Row(0), 20.0, true).expect("a span");
    assert_eq!(span.lines[0], "cpu · 1 ms");
}

#[test]
fn a_group_tells_how_many_are_in_which_state() {
    let hit = seen("request x 100: cpu 100ms", 0, 5.05);
    assert_eq!(hit.title, "request × 100");
    assert_eq!(hit.lines[1..], ["ready, waiting its turn: 49", "computing: 1", "at most 100 at once"]);
}

#[test]
fn a_task_tells_why_it_failed() {
    let hit = seen("a: sleep 1; fail \"no bread\"", 0, 0.5);
    assert!(hit.lines.iter().any(|line| line.contains("no bread")), "{:?}", hit.lines);
}

#[test]
fn a_lane_tells_what_is_different_from_before() {
    let timeline = Timeline::new(run("a: sleep 1"), None, Some(run("a: sleep 3")));
    let hit = at(&timeline, LaneId::Row(0), 0.5, false).expect("a span");
    assert_eq!(hit.lines.last().map(String::as_str), Some("before: −2.00 s"));
}
