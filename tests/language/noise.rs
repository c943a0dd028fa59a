//! No input makes the compiler or the machine panic or hang, and every error has a place inside the script.

use std::rc::Rc;

use loopscope::run::predict;
use loopscope::script::compile;
use proptest::prelude::*;

/// Compiles, checks the places of the errors, and runs what is sound.
fn survive(script: &str) {
    match compile(script) {
        Ok(program) => {
            let trace = predict(Rc::new(program.clone()));
            assert_eq!(trace, predict(Rc::new(program)), "the same script gives the same trace");
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            for error in errors {
                assert!(
                    script.get(error.span.start as usize..error.span.end as usize).is_some(),
                    "{error:?}"
                );
                let line =
                    script.split('\n').nth(error.place.line as usize - 1).expect("a line of the script");
                let end = error.place.column as usize - 1 + error.place.length as usize;
                assert!(end <= line.chars().count(), "{error:?}");
                assert!(error.in_file("noise", script).to_string().contains(error.problem.code()));
            }
        }
    }
}

/// Pieces that scripts are made of, whole and broken.
pub fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "a",
        "b",
        "파스타",
        "x",
        "x3",
        "x 3",
        "every",
        "title",
        "sleep",
        "cpu",
        "block",
        "yield",
        "print",
        "repeat",
        "as i",
        "3",
        "0",
        "250ms",
        "-1",
        "1e9",
        "99999999999",
        "\"t\"",
        "\"{i}\"",
        "\"{n} {now}\"",
        "\"open",
        "{",
        "}",
        "\\",
        ":",
        ":",
        ";",
        "\n",
        "\n  ",
        "\n    ",
        "\n\t",
        "\r\n",
        " ",
        "#",
        "\u{feff}",
        "\u{a0}",
        "🍝",
        "e\u{301}",
        "\u{202e}",
        "spawn",
        "queue q",
    ]);
    words.prop_map(String::from)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_survived(script in "\\PC{0,200}") {
        survive(&script);
    }

    #[test]
    fn any_characters_are_survived(script in prop::collection::vec(any::<char>(), 0..200)) {
        survive(&script.into_iter().collect::<String>());
    }

    #[test]
    fn pieces_of_scripts_in_any_order_are_survived(pieces in prop::collection::vec(piece(), 0..60)) {
        survive(&pieces.join(" "));
        survive(&pieces.concat());
    }

    #[test]
    fn a_sound_script_cut_anywhere_is_survived(at in 0usize..400, with in any::<char>()) {
        let script = "title \"t\"\npasta x 3 every 500ms:\n  print \"🍝 {n} at {now}\"\n  repeat 3 as i:\n    \
                      sleep 1.5 \"boil {i}\"; cpu 20ms\n  yield\n토스트: block 2; print \"done\"\n";
        survive(script);
        let at = script.floor_char_boundary(at.min(script.len()));
        survive(&script[..at]);
        survive(&format!("{}{with}{}", &script[..at], &script[at..]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sixty_four_kib_of_noise_are_survived(bytes in prop::collection::vec(any::<u8>(), 65_536)) {
        survive(&String::from_utf8_lossy(&bytes));
        let ascii: String = bytes.iter().map(|byte| char::from(byte % 128)).collect();
        survive(&ascii);
    }
}

#[test]
fn deep_and_long_scripts_are_survived() {
    survive(&"a:\n".repeat(20_000));
    survive(&(0..300).map(|level| format!("{}repeat 2:\n", " ".repeat(level))).collect::<String>());
    survive(&format!("a: {}", "yield;".repeat(10_000)));
    survive(&format!("a: print \"{}\"", "{".repeat(60_000)));
    survive(&"\"".repeat(65_536));
    survive(&"\\".repeat(65_536));
}
