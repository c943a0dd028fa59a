//! The time axis: round steps, labels with room between them.

use loopscope::text::Language;
use loopscope::trace::Micros;
use loopscope::view::ticks;

fn labels(from_us: Micros, to_us: Micros, cells: u64) -> Vec<String> {
    ticks(from_us, to_us, cells, Language::English.texts().figures.units)
        .into_iter()
        .map(|tick| tick.label)
        .collect()
}

#[test]
fn steps_are_round_and_share_a_unit() {
    assert_eq!(
        labels(0, 4_000_000, 60),
        ["0 s", "0.5 s", "1 s", "1.5 s", "2 s", "2.5 s", "3 s", "3.5 s", "4 s"]
    );
    assert_eq!(labels(0, 9_000_000, 20), ["0 s", "2 s", "4 s", "6 s", "8 s"]);
    assert_eq!(labels(0, 30_000, 30), ["0 ms", "10 ms", "20 ms", "30 ms"]);
    assert_eq!(labels(0, 3, 30), ["0 µs", "1 µs", "2 µs", "3 µs"]);
    assert_eq!(labels(0, 900_000_000, 30), ["0 min", "5 min", "10 min", "15 min"]);
    assert_eq!(labels(0, 86_400_000_000, 30), ["0 h", "6 h", "12 h", "18 h", "24 h"]);
    assert_eq!(labels(300_000_000, 303_000_000, 30), ["300 s", "301 s", "302 s", "303 s"]);
}

#[test]
fn a_part_of_the_time_has_ticks_of_its_own_and_the_longer_their_labels_the_fewer() {
    assert_eq!(labels(7_150_000, 7_330_000, 30), ["7.15 s", "7.2 s", "7.25 s", "7.3 s"]);
    assert_eq!(
        labels(100_000_001, 100_000_040, 45),
        ["100.00001 s", "100.00002 s", "100.00003 s", "100.00004 s"]
    );
}

#[test]
fn a_part_of_a_step_at_either_end_brings_no_label_nearer() {
    // 59 minutes: a label every 30 would have 7 of the 8 cells between them.
    let (from_us, to_us) = (690 * 60_000_000 - 1, 749 * 60_000_000);
    for cells in 8..40 {
        let ticks = ticks(from_us, to_us, cells, Language::English.texts().figures.units);
        for pair in ticks.windows(2) {
            let apart = (pair[1].t_us - pair[0].t_us) * cells;
            assert!(apart >= pair[0].label.len() as u64 * (to_us - from_us), "{cells}: {pair:?}");
        }
    }
}

#[test]
fn any_part_has_an_axis_and_labels_do_not_touch() {
    for end_us in [1, 999, 86_400_000_000, Micros::MAX / 4, Micros::MAX] {
        for from_us in [0, end_us / 3, end_us - 1] {
            let labels = labels(from_us, end_us, 60);
            let cells: usize = labels.iter().map(|label| label.len() + 1).sum();
            assert!(labels.len() <= 31 && cells <= 60 + 25, "{from_us}–{end_us}: {labels:?}");
        }
    }
}
