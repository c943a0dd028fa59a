//! How tasks ended, as it is drawn and pointed at.

use loopscope::text::Language;
use loopscope::trace::TaskOutcome;
use loopscope::view::scene::{Fading, Frame, LaneId, Layout, Mark, Point, Scene, Shape, Sign, legend};
use loopscope::view::{Folds, Lens, Timeline, advance, cancellations, ending};

use super::run;

/// A script in which a task ends in each way, and the mark of each.
const ENDS: &str = "event e\ndef f: sleep 9\nby:\n  spawn f as h\n  sleep 1\n  cancel h\nfails: sleep 1; fail \"no\"\nstuck: wait e\nreturns: sleep 2";

struct Shown {
    timeline: Timeline,
    folds: Folds,
}

impl Shown {
    fn of(script: &str, folds: Folds) -> Self {
        Self { timeline: Timeline::new(run(script), None, None), folds }
    }

    fn with<T>(&self, look: impl FnOnce(&Frame) -> T) -> T {
        let timeline = &self.timeline;
        let rows = timeline.rows(&self.folds);
        let layout = Layout::page(timeline, 1000.0, 400.0);
        let lens = Lens::fit(timeline.end_us, layout.track);
        let texts = &Language::English.texts().timeline;
        look(&Frame { timeline, rows: &rows, layout, lens, scrolled: 0.0, measure: advance, texts })
    }

    fn scene(&self) -> Scene {
        self.with(|frame| frame.scene())
    }

    /// Each mark but those of printed lines in the lane of that name, and at which second.
    #[expect(clippy::cast_precision_loss, reason = "seconds")]
    fn marks(&self, name: &str) -> Vec<(Mark, f64)> {
        let scene = self.scene();
        let lane = scene.lanes.iter().find(|lane| lane.name.text.text == name).expect("a lane");
        let second = |point: &Point| {
            self.with(|frame| {
                frame.lens.t_us(point.x - (frame.layout.left - frame.layout.corner(LaneId::Row(0)).x))
            }) as f64
                / 1e6
        };
        let of_shape = |shape: &Shape| match shape {
            Shape::Marks(mark, points) if *mark != Mark::Printed => {
                points.iter().map(|point| (*mark, second(point))).collect()
            }
            Shape::Marks(..) | Shape::Bars(_) | Shape::Stack(_) | Shape::Measured(_) | Shape::Fading(_) => {
                Vec::new()
            }
        };
        lane.shapes.iter().flat_map(of_shape).collect()
    }

    fn fading(&self, name: &str) -> Option<Fading> {
        let lane = self.scene().lanes.into_iter().find(|lane| lane.name.text.text == name).expect("a lane");
        lane.shapes.into_iter().find_map(|shape| match shape {
            Shape::Fading(fading) => Some(fading),
            Shape::Marks(..) | Shape::Bars(_) | Shape::Stack(_) | Shape::Measured(_) => None,
        })
    }
}

#[test]
fn each_end_that_is_no_return_has_a_mark_of_its_own_and_the_legend_says_so() {
    let shown = Shown::of(ENDS, Folds::new());
    assert_eq!(shown.marks("f"), [(Mark::Cancelled, 1.0)]);
    assert_eq!(shown.marks("fails"), [(Mark::Failed, 1.0)]);
    assert_eq!(shown.marks("returns"), []);
    let end_s = 2.4; // The axis is longer than the run, since that is stuck.
    assert_eq!(shown.marks("stuck"), [(Mark::Stuck, end_s)]);
    let texts = &Language::English.texts().timeline;
    let told: Vec<_> = legend(&shown.timeline, texts)
        .into_iter()
        .filter_map(|entry| matches!(entry.sign, Sign::Mark(_)).then_some(entry.text))
        .collect();
    assert_eq!(told, ["failed", "cancelled", "stuck"]);
}

#[test]
fn no_two_marks_have_one_outline() {
    let outline = |mark: Mark| {
        let mut path = loopscope::view::Path::default();
        mark.outline(&mut path, Point { x: 0.0, y: 0.0 }, 5.0);
        path.finish()
    };
    let mut outlines = Mark::ALL.map(outline).to_vec();
    outlines.sort();
    outlines.dedup();
    assert_eq!(outlines.len(), Mark::ALL.len());
}

#[test]
fn in_a_folded_lane_ends_are_marked_where_they_are_and_once_where_they_are_together() {
    let script =
        "def f: sleep 9\na:\n  gather f, f, f\nb:\n  timeout 2:\n    gather f, f, f\nc: sleep 3; fail \"x\"";
    let folded = Shown::of(script, Folds::from([("f".into(), true)]));
    assert_eq!(folded.marks("f × 6"), [(Mark::Cancelled, 2.0)]);
}

#[test]
fn a_wait_that_never_ends_fades_in_a_folded_lane_as_high_as_those_who_wait_are_many() {
    let script = "semaphore s 2\nworker x 4:\n  acquire s\n  sleep {n}\n";
    let folds = Folds::from([("worker".into(), true)]);
    let script = script.replace("{n}", "1");
    let shown = Shown::of(&script, folds);
    let fading = shown.fading("worker × 4").expect("it goes on");
    let bar = shown.with(|frame| frame.layout.metrics.bar_height);
    let (first, _) = fading.slices[0];
    // Two of four: the others have a permit each and have ended.
    assert!((first.height - bar / 2.0).abs() < 0.01, "{first:?}");
    assert!(fading.slices.windows(2).all(|two| two[0].1 > two[1].1), "paler and paler");
    assert_eq!(shown.marks("worker × 4").iter().filter(|(mark, _)| *mark == Mark::Stuck).count(), 1);
}

#[test]
fn what_a_wait_that_never_ends_says_does_not_reach_its_mark() {
    let mut told = 0;
    for letters in 1..40 {
        let name = "e".repeat(letters);
        let shown = Shown::of(&format!("event {name}\na: sleep 1; wait {name}"), Folds::new());
        let fading = shown.fading("a").expect("it goes on");
        let Some(label) = fading.label else { continue };
        told += 1;
        let (last, _) = fading.slices.last().expect("it is seen");
        let end = label.x + shown.with(|frame| advance(&label.text, frame.layout.metrics.label));
        let mark = last.x + last.width - Mark::Stuck.half();
        assert!(end + 4.0 <= mark, "{}: {end} and {mark}", label.text);
    }
    assert!(told > 20, "{told}");
}

#[test]
fn the_card_at_the_end_says_by_whom_on_which_line_and_where_it_landed() {
    let shown = Shown::of(ENDS, Folds::new());
    let row = shown.scene().lanes.iter().position(|lane| lane.name.text.text == "f").expect("a lane");
    let hit = shown.with(|frame| frame.span_at(row, 500_000)).expect("a span");
    assert!(
        hit.lines.contains(&"cancelled by by (line 6); CancelledError reached it at line 2".into()),
        "{:?}",
        hit.lines
    );
}

#[test]
fn every_kind_of_cancellation_has_its_words_in_both_languages() {
    let by_task = "def f: sleep 9\na:\n  spawn f as h\n  sleep 1\n  cancel h\n  await h";
    let by_timeout = "def f: sleep 9\na:\n  try:\n    timeout 1: gather f\n  except: yield";
    let by_member = "def bad: sleep 1; fail \"no\"\ndef f: sleep 9\na:\n  try:\n    group:\n      spawn f\n      spawn bad\n  except: yield";
    let by_owner = "def f: sleep 9\na:\n  try:\n    group:\n      spawn f\n      yield\n      fail \"x\"\n  except: yield";
    let at_end = "def f: sleep 9\na: spawn f; sleep 1";
    let early = "def f: sleep 9\na: spawn f as h; cancel h; sleep 1";
    let mut told = String::new();
    for language in Language::ALL {
        for script in [by_task, by_timeout, by_member, by_owner, at_end, early] {
            let trace = &run(script).trace;
            for line in cancellations(trace, &language.texts().timeline) {
                told += &format!("{line}\n");
            }
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn who_returns_has_no_words_and_many_are_counted() {
    let texts = &Language::English.texts().timeline;
    let index = run("def f: sleep 9\na x 20: spawn f; sleep 1");
    assert_eq!(index.trace.tasks[0].outcome, TaskOutcome::Done);
    assert_eq!(ending(&index.trace, index.trace.tasks[0].id, texts), None);
    let told = cancellations(&index.trace, texts);
    assert_eq!((told.len(), told[8].as_str()), (9, "… and 12 more"));
}
