//! What a timeline shows, in the page and in pictures.

use loopscope::text::{Language, TimelineTexts};
use loopscope::trace::SpanState;
use loopscope::view::scene::{
    Frame, Lane, LaneId, Layout, MOST_LANES, Mark, NameKind, Rect, Scene, Shape, Sign, legend,
};
use loopscope::view::{Folds, Lens, Row, Timeline, advance, against};

use super::run;

const KITCHEN: &str = "pasta: cpu 3 \"chop\"; sleep 5; print \"pasta\"\ntoast: sleep 6";

fn alone(script: &str) -> Timeline {
    Timeline::new(run(script), None, None)
}

fn texts() -> &'static TimelineTexts {
    &Language::English.texts().timeline
}

/// All of the time, in a page of 1,000 by 400 px, scrolled so far down.
fn page(timeline: &Timeline, scrolled: f64) -> Scene {
    let layout = Layout::page(timeline, 1000.0, 400.0);
    seen(timeline, &timeline.rows(&Folds::new()), layout, scrolled)
}

fn picture(timeline: &Timeline) -> Scene {
    let rows = timeline.rows(&Folds::new());
    let drawn = &rows[..rows.len().min(MOST_LANES)];
    seen(timeline, &rows, Layout::picture(timeline, drawn, 100.0, 960.0, texts()), 0.0)
}

fn seen(timeline: &Timeline, rows: &[Row], layout: Layout, scrolled: f64) -> Scene {
    let lens = Lens::fit(timeline.end_us, layout.track);
    Frame { timeline, rows, layout, lens, scrolled, measure: advance, texts: texts() }.scene()
}

/// The states of a lane's bars, and what they say.
fn bars(lane: &Lane) -> Vec<(SpanState, &str)> {
    let bars = lane.shapes.iter().flat_map(|shape| match shape {
        Shape::Bars(bars) => &bars[..],
        Shape::Stack(_) | Shape::Measured(_) | Shape::Fading(_) | Shape::Marks(..) => &[],
    });
    bars.map(|bar| (bar.state, bar.label.as_ref().map_or("", |label| &label.text))).collect()
}

/// How often something is marked in a lane.
fn marks(lane: &Lane, mark: Mark) -> usize {
    let count = |shape: &Shape| match shape {
        Shape::Marks(other, points) if *other == mark => points.len(),
        Shape::Marks(..) | Shape::Bars(_) | Shape::Stack(_) | Shape::Measured(_) | Shape::Fading(_) => 0,
    };
    lane.shapes.iter().map(count).sum()
}

fn names(scene: &Scene) -> Vec<&str> {
    scene.lanes.iter().map(|lane| &*lane.name.text.text).collect()
}

#[test]
fn page_and_picture_show_the_same() {
    let timeline = alone(KITCHEN);
    for scene in [page(&timeline, 0.0), picture(&timeline)] {
        assert_eq!(names(&scene), ["pasta", "toast"]);
        let pasta = [(SpanState::Computing, "chop · 3 s"), (SpanState::Sleeping, "sleep · 5 s")];
        assert_eq!(bars(&scene.lanes[0]), pasta);
        assert_eq!(marks(&scene.lanes[0], Mark::Printed), 1);
        let toast = [(SpanState::Ready, "ready: the loop is busy"), (SpanState::Sleeping, "sleep · 6 s")];
        assert_eq!(bars(&scene.lanes[1]), toast);
        let labels: Vec<_> = scene.axis.labels.iter().map(|label| &*label.text).collect();
        assert_eq!((labels[0], *labels.last().expect("an axis")), ("0 s", "9 s"));
    }
}

#[test]
fn only_what_is_in_the_window_is_in_the_scene() {
    let timeline = alone("job x 100000: sleep 1");
    let rows = timeline.rows(&Folds::from([("job".into(), false)]));
    let layout = Layout::page(&timeline, 1000.0, 400.0);
    let scene = seen(&timeline, &rows, layout, 1_700_000.0);
    assert_eq!(names(&scene)[..2], ["job#50001", "job#50002"]);
    assert_eq!(scene.lanes.len(), 10);
}

#[test]
fn a_picture_counts_the_lanes_that_it_does_not_draw() {
    let tasks: String = (0..70).map(|n| format!("task_{n}: sleep 1\n")).collect();
    let timeline = alone(&tasks);
    let picture = picture(&timeline);
    assert_eq!(picture.lanes.len(), MOST_LANES);
    assert_eq!(picture.more.expect("a text").text, "… and 20 more");
    assert_eq!(page(&timeline, 0.0).more, None);
}

#[test]
fn a_task_that_failed_has_a_cross_where_it_did_and_a_name_that_says_so() {
    let scene = page(&alone("a: sleep 1; fail \"no\"\nb: sleep 2"), 0.0);
    let of = |lane: &Lane| (lane.name.kind, marks(lane, Mark::Failed));
    assert_eq!(of(&scene.lanes[0]), (NameKind::Failed, 1));
    assert_eq!(of(&scene.lanes[1]), (NameKind::Task, 0));
}

#[test]
fn lines_printed_at_one_place_share_a_mark() {
    let scene = page(&alone("a:\n  repeat 9: print \"x\"\n  sleep 1\n  print \"y\""), 0.0);
    assert_eq!(marks(&scene.lanes[0], Mark::Printed), 2);
}

#[test]
fn a_group_whose_name_is_too_long_gets_a_second_line_in_the_page_and_is_cut_in_a_picture() {
    let timeline = alone("a_request_with_quite_a_long_name_of_many_words x 1000: sleep 1");
    let page = page(&timeline, 0.0);
    let name = &page.lanes[0].name;
    let second = name.second.as_ref().map(|text| &*text.text);
    assert!(name.fold.is_some() && name.text.text.ends_with('…'), "{name:?}");
    assert_eq!(second, Some("× 1000"));
    let picture = picture(&timeline);
    let name = &picture.lanes[0].name;
    assert!(name.text.text.ends_with("… × 1000") && name.second.is_none(), "{name:?}");
}

#[test]
fn what_was_measured_is_a_line_with_a_gap_where_a_task_was_only_ready() {
    let script = "a: cpu 1; sleep 1; cpu 1\nb: cpu 1";
    let timeline = Timeline::new(run(script), Some(run(script)), None);
    let scene = page(&timeline, 0.0);
    assert_eq!((measured(&scene.lanes[0]).len(), bars(&scene.lanes[0]).len()), (3, 3));
    assert_eq!((measured(&scene.lanes[1]).len(), bars(&scene.lanes[1]).len()), (1, 2));
}

#[test]
fn what_was_measured_is_drawn_under_the_task_of_its_name_where_one_run_has_a_task_more() {
    let (predicted, live) =
        (run("a: sleep 1\nb: sleep 2\nc: sleep 3"), run("module: cpu 1\na: sleep 1\nb: sleep 4"));
    let pairs: Vec<_> = against(&predicted.trace, Some(&live.trace)).map(|pair| pair.second_us).collect();
    assert_eq!(pairs, [Some(2_000_000), Some(5_000_000), None]);
    let scene = page(&Timeline::new(predicted, Some(live), None), 0.0);
    let [a, b] = [0, 1].map(|lane| measured(&scene.lanes[lane])[0].width);
    assert!((b / a - 4.0).abs() < 0.05, "{a} and {b}");
    assert!(
        !scene.lanes[2].shapes.iter().any(|shape| matches!(shape, Shape::Measured(_))),
        "c was not there"
    );
}

#[test]
fn what_was_measured_of_a_folded_group_is_a_line_where_any_of_it_did_something() {
    let timeline = |script| Timeline::new(run(script), Some(run(script)), None);
    let scene = page(&timeline("b: cpu 2; sleep 4\nr x 50: sleep 1; cpu 10ms; sleep 1"), 0.0);
    let [line] = measured(&scene.lanes[1]) else { panic!("{:?}", scene.lanes[1].shapes) };
    let of_b = measured(&scene.lanes[0]);
    let second = of_b[0].width / 2.0;
    assert!((line.x - of_b[1].x).abs() < 3.0, "ready is not doing anything");
    assert!((line.width / second - 2.5).abs() < 0.05, "{line:?}");
    let scene = page(&timeline("b: sleep 1; cpu 2\nr x 50: sleep 1; sleep 1"), 0.0);
    assert_eq!(measured(&scene.lanes[1]).len(), 2, "all of them are ready while b computes");
}

fn measured(lane: &Lane) -> &[Rect] {
    let lines = lane.shapes.iter().find_map(|shape| match shape {
        Shape::Measured(lines) => Some(&**lines),
        Shape::Bars(_) | Shape::Stack(_) | Shape::Fading(_) | Shape::Marks(..) => None,
    });
    lines.expect("it was measured")
}

#[test]
fn a_lane_shows_the_run_before_and_says_what_is_different() {
    let timeline =
        Timeline::new(run("a: sleep 1\nnew: sleep 1"), None, Some(run("a: sleep 3\ngone: sleep 1")));
    let scene = page(&timeline, 0.0);
    let lane = |lane: &Lane| {
        (lane.name.kind, lane.before.len(), lane.name.second.as_ref().expect("a line").text.clone())
    };
    assert_eq!(lane(&scene.lanes[0]), (NameKind::Task, 1, "−2.00 s".into()));
    assert_eq!(lane(&scene.lanes[1]), (NameKind::Task, 0, "new".into()));
    assert_eq!(lane(&scene.lanes[2]), (NameKind::Gone, 1, "only before".into()));
}

#[test]
fn the_legend_has_what_is_there_and_nothing_else() {
    let signs = |timeline: &Timeline| -> Vec<Sign> {
        legend(timeline, texts()).into_iter().map(|entry| entry.sign).collect()
    };
    let script = "a: sleep 1; print \"x\"; fail \"no\"\nb: cpu 2";
    let states = [SpanState::Ready, SpanState::Computing, SpanState::Sleeping].map(Sign::State);
    let [printed, failed] = [Mark::Printed, Mark::Failed].map(Sign::Mark);
    let with = |more: &[Sign]| [&states, more].concat();
    assert_eq!(signs(&alone(script)), with(&[printed, failed]));
    let three = Timeline::new(run(script), Some(run(script)), Some(run("a: block 1")));
    let blocking = Sign::State(SpanState::Blocking);
    let [ready, computing, sleeping] = states;
    assert_eq!(
        signs(&three),
        [ready, computing, blocking, sleeping, printed, failed, Sign::Measured, Sign::Before]
    );
}

#[test]
fn a_lane_is_found_where_it_is_drawn() {
    let layout = Layout::page(&alone(KITCHEN), 1000.0, 400.0);
    for scrolled in [0.0, 30.0, 777.0] {
        for lane in [LaneId::Loop, LaneId::Row(16), LaneId::Row(19)] {
            let (top, height) = layout.bars(lane, scrolled);
            for y in [top, top + height - 1.0] {
                if lane == LaneId::Loop || y >= layout.lanes_top() {
                    assert_eq!(layout.lane_at(y, scrolled), Some(lane), "{y}");
                }
            }
        }
    }
    assert_eq!(layout.lane_at(10.0, 0.0), None, "the axis");
}

#[test]
fn every_state_has_a_style_in_the_page() {
    let styles = include_str!("../../www/styles/states.css");
    for state in SpanState::ALL {
        let rule = format!(".{} {{", state.word());
        for kind in ["bar", "narrow", "band", "on"] {
            let styled =
                styles.lines().any(|line| line.ends_with(&rule) && line.contains(&format!(".{kind}")));
            assert!(styled, "www/styles/states.css says nothing of .{kind}.{}", state.word());
        }
    }
}

#[test]
fn where_a_picture_ends_before_its_run_there_is_a_line_and_little_behind_it() {
    let timeline = alone("a:\n  forever:\n    sleep 1\n    print \"x\"");
    let end_us = timeline.now.trace.picture_us();
    assert_eq!((end_us, timeline.now.trace.total_us), (250_000_000_000, 2_500_000_000_000));
    assert_eq!(timeline.end_us, end_us + end_us / 8);
    for (scene, layout) in [
        (page(&timeline, 0.0), Layout::page(&timeline, 1000.0, 400.0)),
        (
            picture(&timeline),
            Layout::picture(&timeline, &timeline.rows(&Folds::new()), 100.0, 960.0, texts()),
        ),
    ] {
        let x = scene.picture_end.expect("a line");
        assert!((x - layout.left - layout.track * 8.0 / 9.0).abs() < 0.01, "{x}");
        let marked = scene.lanes[0].shapes.iter().filter_map(|shape| match shape {
            Shape::Marks(_, points) => points.last(),
            Shape::Bars(_) | Shape::Stack(_) | Shape::Measured(_) | Shape::Fading(_) => None,
        });
        let corner = if layout.metrics.clips { layout.left } else { 0.0 };
        assert!(marked.clone().all(|point| point.x + corner <= x + 0.01), "nothing is drawn behind it");
    }
    let signs = legend(&timeline, texts()).into_iter().map(|entry| entry.sign);
    assert_eq!(signs.filter(|sign| *sign == Sign::PictureEnd).count(), 1);
    assert_eq!(page(&alone(KITCHEN), 0.0).picture_end, None);
}

#[test]
fn a_loop_is_seen_up_to_where_it_ends_and_no_further() {
    let ground = |now: &str, before: Option<&str>| {
        let timeline = Timeline::new(run(now), None, before.map(run));
        let scene = page(&timeline, 0.0);
        (scene.loop_lane.expect("a loop").ground, Layout::page(&timeline, 1000.0, 400.0).track)
    };
    let (whole, track) = ground("a: sleep 1", None);
    assert_eq!(whole.width, track, "alone it has all of the time");
    let (third, track) = ground("a: sleep 1", Some("a: sleep 3"));
    let of_one = Lens::fit(3_000_000, track).x(1_000_000);
    assert_eq!(third.width, of_one, "beside a longer run it ends where its own does");
    let (longer, track) = ground("a: sleep 3", Some("a: sleep 1"));
    assert_eq!(longer.width, track);
}
