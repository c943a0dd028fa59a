//! Programs as people ask for them and teach them, which CPython has run (`python/tests/corpus`), written as scripts.

use std::path::Path;
use std::rc::Rc;

use loopscope::run::predict;
use loopscope::script::read;
use serde_json::{Value, json};

const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scenarios/corpus");
const PROGRAMS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python/tests/corpus");

/// How many of the 33 programs are written as scripts.
const WRITTEN: usize = 29;
/// How many of those are as they were. In the others something stands in for what the language has no word for, and
/// their first line says what.
const AS_THEY_WERE: usize = 13;

/// The names and texts of the scripts, in the order of their names.
fn scripts() -> Vec<(String, String)> {
    let files = Path::new(SCRIPTS).read_dir().expect("the folder of the scripts");
    let mut scripts: Vec<_> = files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
            (name, std::fs::read_to_string(&path).expect("a script"))
        })
        .collect();
    scripts.sort();
    scripts
}

#[test]
fn every_program_of_the_corpus_that_a_script_can_say_is_predicted_exactly_as_cpython_ran_it() {
    for (name, script) in scripts() {
        let ran = std::fs::read_to_string(format!("{PROGRAMS}/{name}.json")).expect("what CPython did");
        let ran: Value = serde_json::from_str(&ran).expect("JSON");
        let (_, program) = read(&script).unwrap_or_else(|errors| panic!("{name}: {errors:#?}"));
        let trace = predict(Rc::new(program));
        let log: Vec<_> = trace.log.iter().map(|line| (line.t_us, &*line.text)).collect();
        let predicted =
            json!({ "log": log, "total_us": trace.total_us, "outcome": trace.outcome, "error": null });
        assert_eq!(predicted, ran, "{name}");
    }
}

#[test]
fn most_programs_of_the_corpus_are_written_and_thirteen_of_them_with_nothing_in_the_place_of_anything() {
    let scripts = scripts();
    let is_as_it_was = |(_, script): &&(String, String)| !script.starts_with("# In place of ");
    let as_they_were = scripts.iter().filter(is_as_it_was).count();
    assert!(
        scripts.len() >= WRITTEN && as_they_were >= AS_THEY_WERE,
        "{} are written, {as_they_were} of them as they were",
        scripts.len()
    );
}
