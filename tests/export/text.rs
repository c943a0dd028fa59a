//! Timelines for a terminal.

use loopscope::export::{Format, Look, export, text};
use loopscope::scenarios::{ALL, FIRST};
use loopscope::text::Language;
use unicode_width::UnicodeWidthStr;

use super::{EVERYTHING, scripts, timeline, trace};

fn shown(script: &str, language: Language, width: Option<u32>) -> String {
    export(script, Format::Text, &Look { language, width, ..Look::default() }).expect("a text")
}

#[test]
fn a_line_a_lane_and_a_character_a_stretch_of_time() {
    insta::assert_snapshot!(shown(FIRST.script(Language::English), Language::English, None));
    insta::assert_snapshot!(shown(EVERYTHING, Language::Korean, Some(100)));
    let deadlock = ALL.iter().find(|scenario| scenario.id == "deadlock").expect("a scenario");
    insta::assert_snapshot!(shown(deadlock.script(Language::Korean), Language::Korean, Some(60)));
}

#[test]
fn no_lane_is_wider_than_asked_for_and_all_are_of_one_length() {
    for script in scripts() {
        for width in [40, 57, 80, 200] {
            let text = shown(script, Language::Korean, Some(width));
            let lanes = text.split("\n\n").find(|part| part.contains("|--")).expect("an axis");
            for line in lanes.lines() {
                assert!(line.width() <= width as usize, "{width}: {line}");
            }
        }
    }
}

#[test]
fn what_a_task_does_most_of_a_stretch_is_what_is_shown() {
    let text = shown("a: cpu 1; sleep 3", Language::English, Some(40));
    let lane = text.lines().find_map(|line| line.strip_prefix("a ")).expect("a lane").trim();
    let (computing, sleeping) = (lane.matches('#').count(), lane.matches('~').count());
    assert_eq!(computing + sleeping, lane.len());
    assert_eq!(sleeping.div_ceil(computing), 3, "{lane}");
}

#[test]
fn nothing_in_a_name_moves_the_cursor() {
    let mut hostile = trace("a: sleep 1");
    hostile.tasks[0].name = "a\u{1b}[2J\r\u{7}".into();
    let text = text(&timeline(hostile), Some("\u{1b}]0;x\u{7}"), Language::English, 80);
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
}
