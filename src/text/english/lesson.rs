//! Lessons, in English.

use crate::text::LessonTexts;

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) static LESSON: LessonTexts = LessonTexts {
    shown: &[
        ("lesson", "Lesson"),
        ("choose", "Put a lesson together"),
        ("how", "Click the scenarios in the order in which the lesson goes through them. The page's address keeps the lesson."),
        ("this", "Add what the page shows"),
        ("earlier", "Earlier"),
        ("later", "Later"),
        ("remove", "Take out"),
        ("begin", "Begin the lesson"),
        ("copy", "Copy the lesson's link"),
        ("copied", "Copied"),
        ("refused", "The browser refuses its clipboard: copy this link."),
        ("previous", "Previous scenario (Shift+Page Up)"),
        ("next", "Next scenario (Shift+Page Down)"),
        ("leave", "Leave the lesson"),
        ("black", "Black screen (B)"),
        ("isBlack", "The screen is black. Any key lights it again."),
        ("window", "Second window"),
        ("blocked", "The browser did not let a window open. Allow it for this page, and try again."),
        ("follows", "This window shows what the first one shows."),
        ("gone", "The first window is closed, or presents no more. This is what it showed last."),
        ("fullScreen", "Full screen"),
        ("cannot", "The lesson in this link cannot be opened"),
    ],
    place: |at, count| format!("{at} of {count}"),
    no_list: "What this link holds is no list of scenarios: something changed it on its way. Ask for it again.",
    empty: "No scenario is in its list.",
    too_many: |most| format!("A lesson has at most {most} scenarios."),
    too_large: "This lesson is larger than a link can hold (64 KiB).",
    no_source: |number| format!("Number {number} of its list names no scenario and no script, or both."),
    setting: |number, key| format!("Number {number} of its list: what it says of {key} makes no sense."),
    unknown: |number, id| format!("Number {number} of its list: there is no scenario {id} here. It may be of a later version: reload the page."),
};
