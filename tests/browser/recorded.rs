//! The recorded scripts of `tests/conformance`, run for real.

use loopscope::app::Scale;
use loopscope::run::findings;
use loopscope::script::read;
use loopscope::text::Language;
use loopscope::trace::{Micros, Trace};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::log::agree;
use super::run::{predicted, start_at, texts};
use super::scripts;

/// How many of them are run; built with `LOOPSCOPE_LIVE=300`, all.
const SCRIPTS: &str = match option_env!("LOOPSCOPE_LIVE") {
    Some(count) => count,
    None => "30",
};

/// The first moment at which the prediction says that the log depends on luck, in µs.
fn first_tie_us(script: &str, predicted: &Trace) -> Option<Micros> {
    let (read, program) = read(script).expect("a sound script");
    let found = findings(script, &read, &program.into(), predicted, Language::English);
    found.iter().find(|finding| finding.code == "tie").map(|finding| finding.t_us)
}

#[wasm_bindgen_test]
async fn recorded_scripts_log_what_is_predicted_or_a_tie_says_why_not() {
    let count: usize = SCRIPTS.parse().expect("a number of scripts");
    let scale = Scale::from_ms_per_s(200).expect("a scale");
    let scripts = scripts::recorded();
    let (mut lines, mut all) = (0, 0);
    let mut wrong = 0;
    for (number, script) in scripts.iter().enumerate().step_by((scripts.len() / count).max(1)) {
        let predicted = predicted(script);
        let until_us = first_tie_us(script, &predicted).unwrap_or(Micros::MAX);
        lines += predicted.log.iter().filter(|line| line.t_us < until_us).count();
        all += predicted.log.len();
        let mut measured = Vec::new();
        let mut agrees = false;
        for _ in 0..3 {
            let trace = start_at(script, scale).end().await;
            agrees = agree(&trace, &predicted, 1..scale.script_us(20.0), until_us);
            if agrees {
                break;
            }
            measured.push(texts(&trace));
        }
        if !agrees {
            wrong += 1;
            let told: Vec<_> = predicted.log.iter().map(|line| (line.t_us, &*line.text)).collect();
            console_log!(
                "WRONG {number}: until {until_us}\n{script}\npredicted {told:?}\nmeasured {measured:#?}"
            );
        }
    }
    console_log!("{lines} of {all} lines compared; {wrong} wrong");
    assert_eq!(wrong, 0);
}
