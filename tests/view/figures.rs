//! Times as people read them.

use loopscope::text::{Language, UnitTexts};
use loopscope::view::figures::{exact_seconds, percent};
use proptest::prelude::*;

/// From here on, in µs, a time is told in minutes, hours and days.
const LONG_US: u64 = 120_000_000;

fn units(language: Language) -> &'static UnitTexts {
    language.texts().figures.units
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Two decimals are told of milliseconds below a hundred and of seconds below two minutes.
    #[test]
    fn every_figure_is_rounded_half_up(
        of_ms in 100_u64..10_000,
        us in 0_u64..10,
        of_s in 10_u64..12_000,
        rest_us in 0_u64..10_000,
    ) {
        let told = |us| units(Language::English).figure(us);
        let figure = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        prop_assert_eq!(told(of_ms * 10 + us), (figure(of_ms + u64::from(us >= 5)), "ms"));
        prop_assert_eq!(told(of_s * 10_000 + rest_us), (figure(of_s + u64::from(rest_us >= 5_000)), "s"));
    }

    #[test]
    fn every_long_time_has_at_most_two_units_and_none_is_full(us in LONG_US..) {
        let told = units(Language::English).duration(us);
        let parts: Vec<&str> = told.split(' ').collect();
        prop_assert!(parts.len() == 2 || parts.len() == 4, "{}", told);
        let full = ["60 s", "60 min", "24 h"].into_iter().any(|full| told.starts_with(full) || told.ends_with(full));
        prop_assert!(!full, "{}", told);
    }
}

#[test]
fn figures_keep_the_digits_that_matter() {
    for (us, english, korean) in [
        (0, "0.00 s", "0.00초"),
        (7, "7 µs", "7µs"),
        (12_500, "12.50 ms", "12.50ms"),
        (100_000, "0.10 s", "0.10초"),
        (8_004_999, "8.00 s", "8.00초"),
        (8_005_000, "8.01 s", "8.01초"),
        (119_990_000, "119.99 s", "119.99초"),
        (120_000_000, "2 min", "2분"),
        (792_400_000, "13 min 12 s", "13분 12초"),
        (900_000_000, "15 min", "15분"),
        (3_599_600_000, "1 h", "1시간"),
        (7_500_000_000, "2 h 5 min", "2시간 5분"),
        (86_400_000_000, "1 day", "1일"),
        (86_399_999_999, "1 day", "1일"),
        (270_000_000_000, "3 days 3 h", "3일 3시간"),
    ] {
        assert_eq!(units(Language::English).duration(us), english);
        assert_eq!(units(Language::Korean).duration(us), korean);
    }
}

#[test]
fn brief_times_end_in_no_zero() {
    for (us, shown) in [
        (5_000_000, "5 s"),
        (1_500_000, "1.5 s"),
        (250_000, "250 ms"),
        (1_001, "1.001 ms"),
        (3, "3 µs"),
        (0, "0 s"),
        (300_000_000, "5 min"),
    ] {
        assert_eq!(units(Language::English).brief(us), shown);
    }
}

#[test]
fn a_change_has_a_sign() {
    let change = |before_us, after_us| units(Language::English).change(before_us, after_us);
    assert_eq!(change(3_000_000, 1_000_000), "−2.00 s");
    assert_eq!(change(0, 12_500), "+12.50 ms");
    assert_eq!(change(7, 7), "±0.00 s");
}

#[test]
fn exact_seconds_hide_no_microsecond() {
    assert_eq!(exact_seconds(3_000_000), "3.000");
    assert_eq!(exact_seconds(1), "0.000001");
    assert_eq!(exact_seconds(1_250_000), "1.250");
}

#[test]
fn percent_of_nothing_is_zero() {
    assert_eq!(percent(0, 0), 0);
    assert_eq!(percent(1, 3), 33);
    assert_eq!(percent(2, 3), 67);
}
