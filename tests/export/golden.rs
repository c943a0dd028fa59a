//! Golden pictures: `LOOPSCOPE_BLESS=1 cargo test --test export golden` writes them anew; look at them before they are
//! kept. A missing one fails.

use std::path::Path;

use loopscope::export::{Format, Look, Theme, export, png};
use loopscope::scenarios::ALL;
use loopscope::text::Language;

use super::EVERYTHING;

pub fn scenario(id: &str, language: Language) -> &'static str {
    ALL.iter().find(|scenario| scenario.id == id).expect("a scenario").script(language)
}

/// Compares bytes with a golden file, or writes it.
pub fn check(file: &str, bytes: &[u8]) {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/export/golden")).join(file);
    if std::env::var_os("LOOPSCOPE_BLESS").is_some() {
        std::fs::write(&path, bytes).expect("a writable folder");
        return;
    }
    let golden = std::fs::read(&path).unwrap_or_else(|error| panic!("golden file {file}: {error}"));
    assert!(golden == bytes, "{file} is another picture now; LOOPSCOPE_BLESS=1 keeps it");
}

/// A picture in both themes, as SVG and PNG.
fn picture(name: &str, script: &str, language: Language, width: Option<u32>) {
    for (theme, suffix) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let look = Look { language, theme, width, ..Look::default() };
        let svg = export(script, Format::Svg, &look).expect("a picture");
        check(&format!("{name}.{suffix}.svg"), svg.as_bytes());
        check(&format!("{name}.{suffix}.png"), &png(&svg, 1).expect("pixels").bytes);
    }
}

#[test]
fn the_two_cooks_in_korean() {
    for id in ["a1-waiting-cook", "a1-smart-cook"] {
        picture(id, scenario(id, Language::Korean), Language::Korean, None);
    }
}

#[test]
fn a_blocking_call() {
    picture("c4-blocking-call", scenario("c4-blocking-call", Language::English), Language::English, None);
}

#[test]
fn pools_and_their_workers() {
    picture("g4-mixed", scenario("g4-mixed", Language::English), Language::English, None);
}

#[test]
fn a_hundred_requests_in_one_lane() {
    picture("d-arrivals", scenario("d-arrivals", Language::Korean), Language::Korean, None);
    picture("d1-requests-100", scenario("d1-requests-100", Language::English), Language::English, None);
}

#[test]
fn threads_that_share_a_processor_in_turn() {
    picture("b3-threads", scenario("b3-threads", Language::Korean), Language::Korean, None);
    let threads = "strategy threads\nlong: cpu 3\nshort: cpu 1\nthird: sleep 1; cpu 2";
    picture("gil", threads, Language::English, None);
}

#[test]
fn how_tasks_end() {
    picture("ends", super::ends::ENDS, Language::English, None);
}

#[test]
fn a_deadlock() {
    picture("deadlock", scenario("deadlock", Language::Korean), Language::Korean, None);
}

#[test]
fn a_failure_and_everything_else_wide_and_narrow() {
    picture("everything", EVERYTHING, Language::English, None);
    picture("everything-narrow", EVERYTHING, Language::Korean, Some(390));
}
