//! The scripts whose verdicts CPython has given (`tests/conformance`).

/// All of them, without the time in what they print: what is measured is never to the hundredth what is predicted.
pub fn recorded() -> Vec<String> {
    let script = |line| {
        let (script, _): (String, serde_json::Value) = serde_json::from_str(line).expect("a script");
        script.replace("{now}", "")
    };
    include_str!("../conformance/recorded.jsonl").lines().map(script).collect()
}
