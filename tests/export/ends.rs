//! How tasks ended, in every form that a run is written in.

use loopscope::export::{Format, Look, export};
use loopscope::text::Language;

/// Who is cancelled in which way, who fails, who is stuck, who swallows its cancellation, who returns.
pub const ENDS: &str = include_str!("ends.loop");

fn made(format: Format, language: Language) -> String {
    export(ENDS, format, &Look { language, width: None, ..Look::default() }).expect("a file")
}

#[test]
fn the_text_has_a_sign_at_each_end_and_says_by_whom() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("ends.{}", language.code()), made(Format::Text, language));
    }
}

#[test]
fn the_picture_has_a_mark_at_each_end_and_its_meaning() {
    let svg = made(Format::Svg, Language::English);
    for meaning in ["failed", "cancelled", "stuck"] {
        assert!(svg.contains(&format!(">{meaning}<")), "{meaning}");
    }
    let without = export("a: sleep 1\nb: sleep 2", Format::Svg, &Look::default()).expect("a picture");
    assert!(!without.contains(">cancelled<"));
}

#[test]
fn the_json_says_by_whom_on_which_line_and_where_it_landed() {
    let json: serde_json::Value = serde_json::from_str(&made(Format::Json, Language::English)).expect("JSON");
    let tasks = json["tasks"].as_array().expect("tasks");
    let of = |name: &str| tasks.iter().find(|task| task["name"] == name).expect("a task");
    assert_eq!(of("slow")["cancelled"]["asked"]["line"], 15);
    assert_eq!(of("kept")["outcome"], "done");
    assert_eq!(of("kept").get("cancelled"), None);
}

#[test]
fn chromes_trace_says_so_where_it_ended() {
    let json: serde_json::Value =
        serde_json::from_str(&made(Format::Chrome, Language::English)).expect("JSON");
    let events = json["traceEvents"].as_array().expect("events");
    let told: Vec<&str> = events
        .iter()
        .filter(|event| event["cat"] == "cancelled")
        .filter_map(|event| event["name"].as_str())
        .collect();
    assert!(told.contains(&"cancelled by boss (line 15); CancelledError reached it at line 3"), "{told:?}");
    assert!(told.iter().any(|told| told.contains("the timeout of line")), "{told:?}");
}
