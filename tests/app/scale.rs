//! How fast a live run goes, and for how long it holds the page's own thread.

use std::rc::Rc;

use loopscope::app::{Scale, calmer_scale, freezes, longest_hold_us};
use loopscope::run::predict_under;
use loopscope::script::compile;
use loopscope::trace::Micros;

#[test]
fn a_scale_goes_both_ways() {
    for scale in Scale::ALL {
        assert_eq!(scale.script_us(scale.real_ms(8_000_000)), 8_000_000);
        assert_eq!(Scale::from_ms_per_s(scale.ms_per_s()), Some(scale));
    }
    let tenth = Scale::from_ms_per_s(100).expect("a scale");
    assert!((tenth.real_ms(8_000_000) - 800.0).abs() < 1e-9);
    assert_eq!(Scale::from_ms_per_s(3), None);
}

fn hold_us(script: &str) -> Micros {
    let program = Rc::new(compile(script).expect("sound"));
    let strategy = program.machinery.strategy;
    longest_hold_us(&predict_under(program, strategy).expect("a meaning"))
}

#[test]
fn what_follows_at_once_holds_the_page_together() {
    assert_eq!(hold_us("a x 3: cpu 2"), 6_000_000);
    assert_eq!(hold_us("a: cpu 2; sleep 1; block 3"), 3_000_000);
    assert_eq!(hold_us("a: sleep 9"), 0);
}

#[test]
fn without_a_loop_the_page_has_its_turn_between_statements_or_is_not_held() {
    assert_eq!(hold_us("strategy sync\na x 3: cpu 2"), 2_000_000);
    assert_eq!(hold_us("strategy threads\na x 3: cpu 2"), 0);
}

#[test]
fn a_faster_scale_is_offered_where_one_is_fast_enough() {
    let slowest = Scale::ALL[0];
    assert!(!freezes(5_000_000, slowest) && freezes(5_000_001, slowest));
    assert_eq!(calmer_scale(20_000_000).map(Scale::ms_per_s), Some(200));
    assert_eq!(calmer_scale(200_000_000), None);
}
