//! A trace on standard output.

use std::io::{self, Write};

use loopscope::trace::{Event, LogLine, Outcome, Trace};
use loopscope::view::figures::exact_seconds;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// The log, then what became of it: who failed, the outcome, the total.
pub fn text(trace: &Trace, out: &mut impl Write) -> io::Result<()> {
    let times: Vec<String> = trace.log.iter().map(|line| exact_seconds(line.t_us)).collect();
    let name = |line: &LogLine| &*trace.tasks[line.task.index()].name;
    let time_width = times.iter().map(String::len).max().unwrap_or(0);
    let name_width = trace.log.iter().map(|line| name(line).width()).max().unwrap_or(0);
    for (time, line) in times.iter().zip(&trace.log) {
        // Padded by hand: a Hangul syllable takes two columns, and `{:width$}` counts it as one.
        let pad = name_width - name(line).width();
        writeln!(out, "{time:>time_width$}  {}{:pad$}  {}", name(line), "", line.text)?;
    }
    if !trace.log.is_empty() {
        writeln!(out)?;
    }
    for task in &trace.tasks {
        if let Some(error) = &task.error {
            writeln!(out, "{} failed: {error}", task.name)?;
        }
    }
    if let Some(limit) = &trace.limit {
        let task = &trace.tasks[limit.task.index()].name;
        writeln!(out, "stopped: {} (in {task}, line {})", limit.text, limit.line)?;
    }
    if trace.outcome == Outcome::Stuck {
        writeln!(out, "stuck: nothing is left to happen, but tasks are waiting")?;
    }
    writeln!(
        out,
        "total {} s, one by one {} s",
        exact_seconds(trace.total_us),
        exact_seconds(trace.work_us())
    )
}

/// `loopscope-trace-1`, with the events if they are asked for.
pub fn json(trace: &Trace, events: bool, out: &mut impl Write) -> Result<(), serde_json::Error> {
    #[derive(Serialize)]
    struct Document<'a> {
        #[serde(flatten)]
        trace: &'a Trace,
        #[serde(skip_serializing_if = "Option::is_none")]
        events: Option<Vec<Numbered<'a>>>,
    }
    #[derive(Serialize)]
    struct Numbered<'a> {
        seq: usize,
        #[serde(flatten)]
        event: &'a Event,
    }
    let numbered = || trace.events.iter().enumerate().map(|(seq, event)| Numbered { seq, event }).collect();
    serde_json::to_writer_pretty(&mut *out, &Document { trace, events: events.then(numbered) })?;
    out.write_all(b"\n").map_err(serde_json::Error::io)
}
