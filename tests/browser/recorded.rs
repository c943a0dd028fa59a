//! The recorded scripts of `tests/conformance`, run for real.

use std::collections::BTreeMap;

use loopscope::app::Scale;
use loopscope::browser::processors;
use loopscope::run::findings;
use loopscope::script::program::{Machinery, Pool, Work};
use loopscope::script::{compile, read};
use loopscope::text::Language;
use loopscope::trace::{EventKind, LogLine, Micros, Trace};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::log::{agree, in_common};
use super::run::{paces, predicted, start_at};
use super::scripts;

/// How many of them are run; built with `LOOPSCOPE_LIVE=300`, all.
const SCRIPTS: &str = match option_env!("LOOPSCOPE_LIVE") {
    Some(count) => count,
    None => "30",
};

/// The first moment at which those who compute share processors or the GIL, in µs: live workers take turns instead.
fn first_sharing_us(predicted: &Trace, machinery: Machinery) -> Option<Micros> {
    let (mut looping, mut jobs) = (0, BTreeMap::new());
    let can = processors().min(machinery.cores as usize);
    let shares = predicted.events.iter().find(|event| {
        looping += usize::from(matches!(event.kind, EventKind::ComputeStarted { .. }));
        looping -= usize::from(matches!(event.kind, EventKind::ComputeEnded));
        if let EventKind::JobStarted { job, pool, work: Work::Cpu, .. } = event.kind {
            jobs.insert(job, pool);
        }
        if let EventKind::JobEnded { job } = event.kind {
            jobs.remove(&job);
        }
        let of_threads = jobs.values().filter(|pool| **pool == Pool::Threads).count();
        looping + jobs.len() > can || machinery.gil && looping + of_threads > 1
    });
    shares.map(|event| event.t_us)
}

/// The first moment at which the prediction says that the log depends on luck, in µs.
pub fn first_tie_us(script: &str, predicted: &Trace) -> Option<Micros> {
    let (read, program) = read(script).expect("a sound script");
    let found = findings(script, &read, &program.into(), predicted, Language::English);
    found.iter().find(|finding| finding.code == "tie").map(|finding| finding.t_us)
}

/// What is said of a log that is another one, as far as somebody reads.
fn told(trace: &Trace) -> String {
    let line =
        |line: &LogLine| format!("{} {} {}", line.t_us, trace.tasks[line.task.index()].name, line.text);
    let log: Vec<String> = trace.log.iter().take(100).map(line).collect();
    format!("{:?}, {} lines: {}", trace.outcome, trace.log.len(), log.join(" | "))
}

#[wasm_bindgen_test]
async fn recorded_scripts_log_what_is_predicted_or_a_tie_says_why_not() {
    let count: usize = SCRIPTS.parse().expect("a number of scripts");
    let scale = Scale::from_ms_per_s(200).expect("a scale");
    let scripts = scripts::recorded();
    let (mut whole, mut lucky, mut compared, mut lines, mut wrong) = (0, Vec::new(), 0, 0, Vec::new());
    for (number, script) in scripts.iter().enumerate().step_by((scripts.len() / count).max(1)) {
        let predicted = predicted(script);
        let machinery = compile(script).expect("a sound script").machinery;
        let luck = [first_tie_us(script, &predicted), first_sharing_us(&predicted, machinery)];
        let luck_us = luck.into_iter().flatten().min().unwrap_or(Micros::MAX);
        lines += predicted.log.len();
        let mut measured = Vec::new();
        for pace in paces(scale) {
            let trace = start_at(script, pace).end().await;
            let agrees = |until_us| agree(&trace, &predicted, 1..pace.script_us(20.0), until_us);
            // Luck excuses only those that it has made differ; most lines are said behind it, too.
            let said = in_common(&trace, &predicted);
            let many = 2 * said >= predicted.log.len() && trace.log.len() <= 2 * predicted.log.len() + 2;
            if agrees(Micros::MAX) {
                whole += 1;
                compared += predicted.log.len();
                break;
            }
            if agrees(luck_us) && many {
                lucky.push(number);
                compared += said;
                break;
            }
            measured.push(format!(
                "{} {}",
                pace.label(Language::default().texts().figures.units),
                told(&trace)
            ));
        }
        if measured.len() == paces(scale).count() {
            wrong
                .push(format!("{number}, up to {luck_us} µs:\n{}\nmeasured {measured:#?}", told(&predicted)));
        } else if !measured.is_empty() {
            console_log!("{number} agrees more slowly");
        }
    }
    console_log!(
        "{whole} logs are the predicted ones, from a tie or shared processor on not {lucky:?}; {compared} of {lines} lines"
    );
    assert!(wrong.is_empty(), "{} scripts: {}", wrong.len(), wrong.join("\n"));
    assert!(compared * 2 > lines, "most lines are compared");
}
