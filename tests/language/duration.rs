//! Durations: decimal text to whole microseconds, without floating point.

use loopscope::script::{Micros, Problem, compile, duration_us};

/// A duration as it is read in a script, in µs, or the first thing that is wrong with it.
fn read(raw: &str) -> Result<Micros, Problem> {
    match compile(&format!("a x 2 every {raw}: yield")) {
        Ok(program) => Ok(program.tasks[0].every_us.expect("it is said")),
        Err(mut errors) => Err(errors.remove(0).problem),
    }
}

#[test]
fn durations_are_exact_microseconds() {
    for (raw, us) in [
        ("3", 3_000_000),
        ("3s", 3_000_000),
        ("0", 0),
        ("0.1", 100_000),
        ("250ms", 250_000),
        ("0.001ms", 1),
        ("2m", 120_000_000),
        ("0.0000005m", 30),
        ("1440m", 86_400_000_000),
        ("1.500000000000000000000000", 1_500_000),
    ] {
        assert_eq!(read(raw), Ok(us), "{raw}");
    }
}

#[test]
fn durations_are_understood_as_people_type_them() {
    for (text, us) in [
        ("9", 9_000_000),
        ("9초", 9_000_000),
        (" 9 초 ", 9_000_000),
        ("9 s", 9_000_000),
        ("9 s.", 9_000_000),
        ("9,0", 9_000_000),
        ("9.00s", 9_000_000),
        ("9 Sec", 9_000_000),
        ("９", 9_000_000),
        ("９．０　초", 9_000_000),
        ("２，５ｓ", 2_500_000),
        (".5", 500_000),
        ("250 ms", 250_000),
        ("250밀리초", 250_000),
        ("1 min 5 s", 65_000_000),
        ("1분 5초", 65_000_000),
        ("1m5", 65_000_000),
        ("1\u{a0}min", 60_000_000),
        ("1 h 1 min", 3_660_000_000),
        ("1시간", 3_600_000_000),
        ("1 day 2 h", 93_600_000_000),
        ("2일", 172_800_000_000),
    ] {
        assert_eq!(duration_us(text), Some(us), "{text}");
    }
    for text in ["", "soon", "s", "-1", "1e9", "9 x", "초 9", "1..2", "９일 x", "99999999 h", "."] {
        assert_eq!(duration_us(text), None, "{text}");
    }
}

#[test]
fn what_is_no_duration_says_why() {
    let bad = |raw: &str| Problem::BadDuration { raw: raw.into() };
    for raw in ["1e9", "1h", ".5", "1.", "1.2.3", "3x"] {
        assert_eq!(read(raw), Err(bad(raw)), "{raw}");
    }
    assert_eq!(read(""), Err(Problem::ExpectedDuration));
    assert_eq!(read("-1"), Err(Problem::NegativeDuration));
    assert_eq!(read("0.0000001"), Err(Problem::FineDuration));
    assert_eq!(read("0.0001ms"), Err(Problem::FineDuration));
    assert_eq!(read("1441m"), Err(Problem::LongDuration));
    assert_eq!(read("99999999999999999999999999999999999999999999"), Err(Problem::LongDuration));
}
