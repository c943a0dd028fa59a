//! Every built-in scenario gives the lecture's figures.

use std::rc::Rc;

use loopscope::run::predict;
use loopscope::scenarios::ALL;
use loopscope::script::compile;
use loopscope::trace::{Outcome, Trace};

fn run(id: &str) -> Trace {
    let scenario = ALL.iter().find(|scenario| scenario.id == id).expect("a built-in scenario");
    predict(Rc::new(compile(scenario.script).expect("a sound script")))
}

fn lines(trace: &Trace) -> Vec<&str> {
    trace.log.iter().map(|line| &*line.text).collect()
}

#[test]
fn the_lectures_six_examples_take_8_8_9_8_9_and_13_seconds() {
    let totals: Vec<_> = ALL.iter().map(|scenario| (scenario.id, run(scenario.id).total_us)).collect();
    assert_eq!(
        totals,
        [
            ("b4-toast-2", 8_000_000),
            ("b4-toast-6", 8_000_000),
            ("b5-cpu-3-toast-6", 9_000_000),
            ("b5-cpu-3-toast-2", 8_000_000),
            ("b5-cpu-3-toast-cpu-6", 9_000_000),
            ("b5-cpu-only", 13_000_000),
        ]
    );
}

#[test]
fn every_scenario_finishes() {
    for scenario in ALL {
        assert_eq!(run(scenario.id).outcome, Outcome::Finished, "{}", scenario.id);
    }
}

#[test]
fn toast_of_two_seconds_is_done_before_the_noodles_go_in() {
    assert_eq!(
        lines(&run("b4-toast-2")),
        [
            "🍝 파스타: 물을 끓이기 시작합니다.",
            "🍞 토스트: 빵을 굽기 시작합니다.",
            "✅ 토스트 완성!",
            "🍝 파스타: 면을 삶기 시작합니다.",
            "✅ 파스타 완성!",
        ]
    );
}

#[test]
fn toast_of_six_seconds_is_done_after_the_noodles_went_in() {
    assert_eq!(
        lines(&run("b4-toast-6")),
        [
            "🍝 파스타: 물을 끓이기 시작합니다.",
            "🍞 토스트: 빵을 굽기 시작합니다.",
            "🍝 파스타: 면을 삶기 시작합니다.",
            "✅ 토스트 완성!",
            "✅ 파스타 완성!",
        ]
    );
}
