//! A trace on standard output.

use std::io::{self, Write};

use loopscope::run::Unavailable;
use loopscope::text::Language;
use loopscope::trace::{Answer, Finding, LogLine, Strategy, Summary, Trace};
use loopscope::view::figures::exact_seconds;
use loopscope::view::{Narrator, cancellations, plain};
use serde_json::json;
use unicode_width::UnicodeWidthStr;

/// A text of somebody's script without what a terminal would take for an order.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

/// Every step as a sentence, with its time in seconds.
pub fn steps(trace: &Trace, language: Language, out: &mut impl Write) -> io::Result<()> {
    let last = trace.events.last().map_or(0, |event| event.t_us);
    let time_width = exact_seconds(last).len();
    for (event, told) in Narrator::new(trace, language) {
        writeln!(out, "{:>time_width$}  {}", exact_seconds(event.t_us), printable(&plain(&told)))?;
    }
    writeln!(out)
}

/// The log.
pub fn log(trace: &Trace, out: &mut impl Write) -> io::Result<()> {
    let times: Vec<String> = trace.log.iter().map(|line| exact_seconds(line.t_us)).collect();
    let name = |line: &LogLine| &*trace.tasks[line.task.index()].name;
    let time_width = times.iter().map(String::len).max().unwrap_or(0);
    let name_width = trace.log.iter().map(|line| name(line).width()).max().unwrap_or(0);
    for (time, line) in times.iter().zip(&trace.log) {
        // Padded by hand: a Hangul syllable takes two columns, and `{:width$}` counts it as one.
        let pad = name_width - name(line).width();
        writeln!(out, "{time:>time_width$}  {}{:pad$}  {}", name(line), "", printable(&line.text))?;
    }
    if !trace.log.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

/// What became of a run: who failed, the outcome, the total and, under it, why the run is stuck, if it is.
pub fn end(trace: &Trace, out: &mut impl Write) -> io::Result<()> {
    if let Some(limit) = &trace.limit {
        match limit.never_ends {
            Some(_) => writeln!(out, "never-ends: {}", limit.note(trace, Language::default()))?,
            None => {
                let task = &trace.tasks[limit.task.index()].name;
                writeln!(
                    out,
                    "stopped: {} (in {task}, line {})",
                    limit.limit.text(Language::default()),
                    limit.line
                )?;
            }
        }
    }
    if let Some(end) = trace.picture_end {
        writeln!(out, "{}", end.note(Language::default().texts()))?;
    }
    let (stuck, others): (Vec<_>, Vec<_>) =
        trace.findings.iter().partition(|finding| finding.code == "stuck");
    others.into_iter().try_for_each(|finding| pointed_at(finding, out))?;
    for line in cancellations(trace, &Language::default().texts().timeline) {
        writeln!(out, "{}", printable(&line))?;
    }
    match trace.answer() {
        answer @ Answer::Total(_) => {
            writeln!(out, "total {}, one by one {} s", seconds(answer), exact_seconds(trace.work_us()))?;
        }
        answer @ (Answer::Stuck(_) | Answer::NeverEnds | Answer::MoreThan(_)) => {
            writeln!(out, "{}", seconds(answer))?;
        }
    }
    stuck.into_iter().try_for_each(|finding| pointed_at(finding, out))
}

/// A finding, and what its fix comes to.
fn pointed_at(finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}: {}", finding.code, finding.text)?;
    if let Some(fix) = &finding.fix {
        writeln!(out, "  {}: total {} s", fix.label, exact_seconds(fix.total_us))?;
    }
    Ok(())
}

/// What a run comes to, to the microsecond.
fn seconds(answer: Answer) -> String {
    match answer {
        Answer::Total(us) => format!("{} s", exact_seconds(us)),
        Answer::Stuck(since_us) => format!("stuck since {} s", exact_seconds(since_us)),
        Answer::NeverEnds => "never ends".into(),
        Answer::MoreThan(us) => format!("more than {} s", exact_seconds(us)),
    }
}

/// A strategy and what comes of it.
type Row = (Strategy, Result<Summary, Unavailable>);

/// The total under each strategy, or why there is none.
pub fn comparison(rows: &[Row], out: &mut impl Write) -> io::Result<()> {
    for (strategy, result) in rows {
        let name = strategy.word();
        match result {
            Ok(summary) => {
                let answer = summary.answer();
                let told = seconds(answer);
                match answer {
                    Answer::Total(_) => writeln!(out, "{name:<10} {told:>14}")?,
                    Answer::Stuck(_) | Answer::NeverEnds => writeln!(out, "{name:<10} {:>14}  {told}", "∞")?,
                    Answer::MoreThan(_) => writeln!(out, "{name:<10} {:>14}  {told}", ">")?,
                }
            }
            Err(unavailable) => writeln!(out, "{name:<10} {:>14}  {unavailable}", "–")?,
        }
    }
    Ok(())
}

/// `loopscope-compare-1`.
pub fn comparison_json(rows: &[Row], out: &mut impl Write) -> Result<(), serde_json::Error> {
    let strategies: Vec<_> = rows
        .iter()
        .map(|(strategy, result)| match result {
            Ok(summary) => {
                let mut row = json!({
                    "strategy": strategy, "outcome": summary.outcome, "total_us": summary.total_us,
                });
                if summary.answer() == Answer::NeverEnds {
                    row["never_ends"] = true.into();
                }
                row
            }
            Err(unavailable) => json!({
                "strategy": strategy, "unavailable": unavailable.to_string(),
                "statement": unavailable.statement, "line": unavailable.line,
            }),
        })
        .collect();
    serde_json::to_writer_pretty(
        &mut *out,
        &json!({"format": "loopscope-compare-1", "strategies": strategies}),
    )?;
    out.write_all(b"\n").map_err(serde_json::Error::io)
}
