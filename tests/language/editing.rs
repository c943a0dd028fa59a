//! What an editor asks while a script is being written: never a panic, and only places inside the script.

use loopscope::script::units::{Units, byte_after};
use loopscope::script::{complete, highlight};
use proptest::prelude::*;

use super::noise::piece;

/// Colours every line, and completes at one place.
fn survive(script: &str, at: usize) {
    for line in script.split('\n') {
        let mut end = 0;
        for (span, class) in highlight(line) {
            assert!(span.start >= end && span.start < span.end, "{class:?} in {line:?}");
            assert!(line.get(span.start as usize..span.end as usize).is_some(), "{class:?} in {line:?}");
            end = span.end;
        }
    }
    let at = at.min(script.len());
    let completion = complete(script, at);
    let from = completion.from as usize;
    assert!(script.get(from..script.floor_char_boundary(at)).is_some(), "{completion:?}");
    assert!(completion.choices.iter().all(|choice| !choice.text.is_empty()), "{completion:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_edited_anywhere(script in "\\PC{0,200}", at in 0usize..800) {
        survive(&script, at);
    }

    #[test]
    fn pieces_of_scripts_can_be_edited_anywhere(pieces in prop::collection::vec(piece(), 0..60), at in 0usize..400) {
        survive(&pieces.join(" "), at);
        survive(&pieces.concat(), at);
    }

    #[test]
    fn units_lead_back_to_their_bytes(script in "\\PC{0,100}", at in 0usize..400) {
        let at = script.floor_char_boundary(at.min(script.len()));
        let units = Units::new(&script).before(u32::try_from(at).expect("a small offset"));
        prop_assert_eq!(byte_after(&script, units), at);
        prop_assert_eq!(units as usize, script[..at].encode_utf16().count());
    }
}

#[test]
fn hangul_takes_one_unit_and_an_emoji_two() {
    let text = "파🍝a";
    let mut units = Units::new(text);
    assert_eq!([0, 3, 7, 8, 99].map(|bytes| units.before(bytes)), [0, 1, 3, 4, 4]);
    assert_eq!([3, 0].map(|bytes| units.before(bytes)), [1, 0], "in any order");
    assert_eq!([0, 1, 2, 3, 4, 99].map(|units| byte_after(text, units)), [0, 3, 3, 7, 8, 8]);
}

#[test]
fn a_line_break_is_one_unit() {
    let mut units = Units::new("a\r\nb\nc");
    assert_eq!([3, 5, 6].map(|bytes| units.before(bytes)), [2, 4, 5]);
}
