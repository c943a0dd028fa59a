//! However much happens in a run, its picture stays a picture.

use std::time::{Duration, Instant};

use loopscope::export::{Format, Look, export};

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
fn lanes_that_do_not_fit_are_counted() {
    let tasks: String = (0..1000).map(|n| format!("task_{n}: sleep 1\n")).collect();
    let svg = made(&tasks, Format::Svg);
    assert!(svg.contains(">task_49<") && !svg.contains(">task_50<"));
    assert!(svg.contains(">… and 950 more<"));
    assert!(made(&tasks, Format::Text).contains("… and 800 more\n"));
}
