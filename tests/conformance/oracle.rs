//! CPython as the judge.

use std::fmt::{self, Write as _};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;

use loopscope::export::{PythonProgram, python};
use loopscope::run::predict;
use loopscope::script::read;
use loopscope::trace::{Outcome, Strategy, TaskOutcome};
use serde::{Deserialize, Serialize};

/// What a run comes to: all that is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    pub outcome: String,
    /// When the last thing happened, in µs.
    pub total: u64,
    /// Each printed line with its time in µs.
    pub log: Vec<(u64, String)>,
    /// How each task ended and when, in the order of creation.
    pub tasks: Vec<(String, Option<u64>)>,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} at {} µs", self.outcome, self.total)?;
        for (t_us, text) in &self.log {
            writeln!(f, "{t_us:>9} {text}")?;
        }
        for (outcome, end_us) in &self.tasks {
            writeln!(f, "  {outcome} {}", end_us.map_or(String::new(), |end_us| end_us.to_string()))?;
        }
        Ok(())
    }
}

/// What Loopscope predicts.
pub fn predicted(script: &str) -> Verdict {
    let (_, program) = read(script).unwrap_or_else(|errors| panic!("{script}\n{errors:#?}"));
    let trace = predict(Rc::new(program));
    let outcome = match trace.outcome {
        Outcome::Finished => "finished",
        Outcome::Stuck => "stuck",
        Outcome::Failed => "failed",
        Outcome::Limit | Outcome::Stopped | Outcome::Running => "limit",
    };
    let tasks = trace.tasks.iter().map(|task| {
        let outcome = match task.outcome {
            TaskOutcome::Done => "done".to_owned(),
            TaskOutcome::Cancelled => "cancelled".into(),
            TaskOutcome::Failed => format!("failed {}", task.error.as_deref().unwrap_or_default()),
            TaskOutcome::Stuck | TaskOutcome::Unfinished => "pending".into(),
        };
        (outcome, task.end_us)
    });
    Verdict {
        outcome: outcome.into(),
        total: trace.total_us,
        log: trace.log.iter().map(|line| (line.t_us, line.text.to_string())).collect(),
        tasks: tasks.collect(),
    }
}

/// A CPython that runs one exported program after the other.
pub struct Python {
    _child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

#[derive(Deserialize)]
struct Answer {
    outcome: String,
    now: u64,
    log: Vec<(u64, String)>,
    tasks: Vec<(String, String, Option<u64>)>,
}

impl Python {
    /// Starts the first that is there and whose rules are ours: those of 3.11 and 3.12. (3.13 changed what a
    /// cancellation that meets a timeout or a group comes to.)
    pub fn start() -> Option<Self> {
        let question = "import sys; sys.exit(sys.version_info[:2] not in [(3, 11), (3, 12)])";
        let judges = |program: &&str| {
            let answer = Command::new(program).args(["-c", question]).stderr(Stdio::null()).status();
            answer.is_ok_and(|status| status.success())
        };
        let program = ["python3", "python3.11", "python3.12"].into_iter().find(judges)?;
        let mut child = Command::new(program)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance/judge.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 starts");
        let stdin = child.stdin.take().expect("a pipe");
        let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        Some(Self { _child: child, stdin, stdout })
    }

    /// What CPython's asyncio does.
    pub fn judge(&mut self, script: &str) -> Verdict {
        let (program, line) = self.ask(script, false);
        let answer: Answer = serde_json::from_str(&line)
            .unwrap_or_else(|error| panic!("CPython gave up ({error}) on\n{script}\n{}", program.text));
        Verdict {
            outcome: answer.outcome,
            total: answer.now,
            log: answer.log,
            tasks: answer.tasks.into_iter().map(|(_, outcome, end_us)| (outcome, end_us)).collect(),
        }
    }
}

impl Python {
    /// The program that a script is, and what the package records of it, as JSON.
    pub fn record(&mut self, script: &str) -> (PythonProgram, String) {
        self.ask(script, true)
    }

    /// What the package records of any program, as JSON.
    pub fn record_source(&mut self, source: &str) -> String {
        self.answer(&serde_json::json!([source, 4, true, true]))
    }

    fn ask(&mut self, script: &str, wants_trace: bool) -> (PythonProgram, String) {
        let (tree, program) = read(script).unwrap_or_else(|errors| panic!("{script}\n{errors:#?}"));
        let machinery = tree.machinery;
        let program = python(&tree, &program, Strategy::Async).expect("not too deep");
        let request = serde_json::json!([program.text, machinery.cores, machinery.gil, wants_trace]);
        (program, self.answer(&request))
    }

    fn answer(&mut self, request: &serde_json::Value) -> String {
        writeln!(self.stdin, "{request}").expect("python3 reads");
        let mut line = String::new();
        self.stdout.read_line(&mut line).expect("python3 answers");
        line
    }
}

/// A script, both verdicts, and the first line in which they differ.
pub fn difference(script: &str, cpython: &Verdict, loopscope: &Verdict) -> String {
    let (left, right) = (cpython.to_string(), loopscope.to_string());
    let mut pairs =
        left.lines().map(Some).chain(std::iter::repeat(None)).zip(right.lines().map(Some).chain([None]));
    let first = pairs.find(|(left, right)| left != right);
    let mut out = String::new();
    let _ = write!(out, "{script}\n--- CPython: {cpython}\n--- Loopscope: {loopscope}\n--- first: {first:?}");
    out
}
