//! However much happens in a run, its picture stays a picture.

use std::rc::Rc;
use std::time::{Duration, Instant};

use loopscope::app::PATIENCE;
use loopscope::export::{Format, Look, export};
use loopscope::run::predict_within;
use loopscope::script::compile;
use loopscope::text::Language;
use loopscope::trace::Strategy;

/// A form of a script, made in seconds even where nothing is optimized.
fn made(script: &str, format: Format) -> String {
    let since = Instant::now();
    let made = export(script, format, &Look::default()).expect("it is made");
    assert!(since.elapsed() < Duration::from_secs(60), "{format:?}: {:?}", since.elapsed());
    made
}

fn lines(text: &str) -> usize {
    text.lines().count()
}

#[test]
fn a_hundred_thousand_instances_share_a_lane() {
    let script = "request x 100000 every 1ms: cpu 1ms; sleep 300ms; print \"{n}\"";
    let svg = made(script, Format::Svg);
    assert!(svg.len() < 100_000, "{}", svg.len());
    assert!(svg.contains("request × 100000"));
    assert!(lines(&made(script, Format::Text)) < 20);
}

#[test]
fn a_hundred_thousand_spans_are_drawn_as_many_as_can_be_seen() {
    let svg = made("a:\n  repeat 50000:\n    sleep 1ms\n    cpu 1ms\n  print \"x\"", Format::Svg);
    assert!(svg.len() < 50_000, "{}", svg.len());
    let seen = "a:\n  repeat 200:\n    sleep 1ms\n    cpu 3ms\n    print \"x\"\n";
    let tasks: String = (0..60).map(|n| seen.replacen('a', &format!("task{n}"), 1)).collect();
    let svg = made(&tasks, Format::Svg);
    assert!(svg.len() < 1_500_000, "{}", svg.len());
}

#[test]
fn a_long_run_is_told_as_far_as_the_page_tells_it() {
    let script = "tick:\n  repeat 1000000:\n    repeat 1000000:\n      sleep 1\n";
    let page =
        predict_within(Rc::new(compile(script).expect("it compiles")), Strategy::Async, PATIENCE.statements);
    let total = page.expect("a run").total_us / 1_000_000;
    assert_eq!(total, 4_999_994, "each `repeat` is a statement, too");
    assert!(made(script, Format::Text).ends_with("\nmore than 57 days 21 h\n"));
    assert!(made("tick:\n  forever:\n    sleep 1\n", Format::Text).ends_with("\n∞ never ends\n"));
}

#[test]
fn every_form_of_a_run_that_goes_on_behind_its_picture_says_so_once_and_how_it_ended() {
    let script = "queue q\na:\n  repeat 600000: sleep 1ms\n  print \"late\"\n  get q\n";
    let said = "after 500000 statements, at 8 min 20 s";
    for format in [Format::Svg, Format::Text, Format::Chrome] {
        let made = made(script, format);
        assert_eq!(made.matches(said).count(), 1, "{format:?}");
        assert!(
            made.contains("Stuck: ") && (made.contains("10 min") || made.contains("600000000")),
            "{format:?}"
        );
    }
    let svg = export(script, Format::Svg, &Look { language: Language::Korean, ..Look::default() });
    assert!(svg.expect("it is made").contains("그림과 거기서 발견한 점은 문장 500000개(8분 20초)까지이고"));
    let json: serde_json::Value = serde_json::from_str(&made(script, Format::Json)).expect("JSON");
    assert_eq!(json["picture_end"], serde_json::json!({"statements": 500_000, "t_us": 499_999_000}));
    assert_eq!((&json["outcome"], &json["total_us"]), (&"stuck".into(), &600_000_000.into()));
    assert_eq!((&json["log"][0]["text"], &json["log"][0]["t_us"]), (&"late".into(), &600_000_000.into()));
    assert!(json["findings"][0]["text"].as_str().is_some_and(|text| text.contains("waits for q in line 5")));
    let short = made("a:\n  repeat 1000: sleep 1ms\n", Format::Svg);
    assert!(!short.contains("picture"), "who draws all of a run says nothing of it");
}

#[test]
fn lanes_that_do_not_fit_are_counted() {
    let tasks: String = (0..1000).map(|n| format!("task_{n}: sleep 1\n")).collect();
    let svg = made(&tasks, Format::Svg);
    assert!(svg.contains(">task_49<") && !svg.contains(">task_50<"));
    assert!(svg.contains(">… and 950 more<"));
    assert!(made(&tasks, Format::Text).contains("… and 800 more\n"));
}
