//! CPython as the judge of values.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use loopscope::value::{ErrorKind, Result, Value};
use serde_json::{Value as Json, json};

/// An expression of Python's with the values of its names.
pub type Question = (&'static str, Vec<(&'static str, Value)>);

/// What CPython says to all of these, in one process; `None` if there is none here.
pub fn ask(questions: &[Question]) -> Option<Vec<Json>> {
    let mut lines = String::new();
    for (expression, names) in questions {
        let names = names.iter().map(|(name, value)| ((*name).to_owned(), written(value)));
        lines += &json!([expression, Json::Object(names.collect())]).to_string();
        lines.push('\n');
    }
    let mut child = Command::new(python()?)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/value/judge.py"))
        .env("PYTHONWARNINGS", "ignore")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()).expect("python3 reads"));
    let answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let answers = answers.map(|line| serde_json::from_str(&line.expect("text")).expect("JSON"));
    let answers: Vec<Json> = answers.collect();
    writer.join().expect("all is written");
    child.wait().expect("python3 ends");
    assert_eq!(answers.len(), questions.len(), "python3 answers all");
    Some(answers)
}

/// The first whose messages are those of 3.11: later ones have others.
fn python() -> Option<&'static str> {
    let question = "import sys; sys.exit(sys.version_info[:2] not in [(3, 11), (3, 12)])";
    ["python3", "python3.11", "python3.12"].into_iter().find(|program| {
        let answer = Command::new(program).args(["-c", question]).stderr(Stdio::null()).status();
        answer.is_ok_and(|status| status.success())
    })
}

/// A value as the judge writes it.
pub fn written(value: &Value) -> Json {
    match value {
        Value::None => Json::Null,
        Value::Bool(bool) => json!(bool),
        Value::Int(int) => json!(int),
        Value::Float(float) if float.is_nan() => json!({ "float": "nan" }),
        Value::Float(float) => json!({ "float": float.to_bits() }),
        Value::Text(text) => json!(&**text),
        Value::List(list) => list.items().iter().map(written).collect(),
        Value::Range(range) => {
            let (start, stop, step) = range.arguments();
            json!({ "range": [start, stop, step] })
        }
        Value::Task(_) | Value::Error(_) => panic!("not for the judge"),
    }
}

/// What an operation came to, as the judge writes it.
pub fn outcome(result: &Result) -> Json {
    match result {
        Ok(value) => written(value),
        Err(raised) if matches!(raised.kind(), ErrorKind::Limit(_)) => json!({ "limit": true }),
        Err(raised) => json!({ "error": [raised.kind().word(), raised.message()] }),
    }
}
