//! A run beside the one that was pinned.

use loopscope::view::{Folds, LaneOf, Row, Timeline};

use super::run;

/// Each lane's name, and when it ended before and now, in s.
fn lanes(before: &str, now: &str) -> Vec<(String, Option<u64>, Option<u64>)> {
    let timeline = Timeline::new(run(now), None, Some(run(before)));
    let was = timeline.before.as_ref().expect("a run before");
    let lane = |Row { now, before }: Row| {
        let name = now.map(|lane| timeline.now.name(lane)).or_else(|| before.map(|lane| was.name(lane)));
        let name = name.expect("now or before").to_string();
        let ends = |us: u64| us / 1_000_000;
        (name, before.map(|lane| ends(was.end_us(lane))), now.map(|lane| ends(timeline.now.end_us(lane))))
    };
    timeline.rows(&Folds::new()).into_iter().map(lane).collect()
}

#[test]
fn lanes_are_matched_by_name_and_those_only_before_come_last() {
    let found = lanes("a: sleep 1\nb: sleep 2\nc: sleep 3", "c: sleep 5\nnew: sleep 1\na: sleep 1");
    let lane = |name: &str, before, now| (name.to_owned(), before, now);
    assert_eq!(
        found,
        [
            lane("c", Some(3), Some(5)),
            lane("new", None, Some(1)),
            lane("a", Some(1), Some(1)),
            lane("b", Some(2), None),
        ]
    );
}

#[test]
fn a_group_is_folded_now_and_before_alike() {
    let few = "request x 2: sleep 1";
    let many = "request x 30: sleep 2";
    assert_eq!(lanes(few, many), [("request".to_owned(), Some(1), Some(2))]);
    let unfolded = lanes(many, few);
    assert_eq!(unfolded.len(), 30);
    assert_eq!(unfolded[1], ("request#2".to_owned(), Some(2), Some(1)));
    assert_eq!(unfolded[2], ("request#3".to_owned(), Some(2), None));
    assert_eq!(
        lanes(many, "a: sleep 1")[1],
        ("request".to_owned(), Some(2), None),
        "gone, and folded as it was"
    );
}

#[test]
fn the_axis_is_as_long_as_the_longer_run() {
    let timeline = Timeline::new(run("a: sleep 1"), None, Some(run("a: sleep 3")));
    assert_eq!(timeline.end_us, 3_000_000);
    let alone = Timeline::new(run("a: sleep 1"), None, None);
    assert_eq!(alone.rows(&Folds::new()), [Row { now: Some(LaneOf::Task(0)), before: None }]);
}
