//! What there is to point at in a run, in English.

use super::UNITS;
use super::cancellation;
use crate::text::{Blocked, FindingTexts, Link, Lost};

// A sentence a line, however long.
#[rustfmt::skip]
pub(super) const FINDINGS: FindingTexts = FindingTexts {
    two: |a, b| format!("{a} and {b}"),
    three: |a, b, c| format!("{a}, {b} and {c}"),
    more: |a, b, more| format!("{a}, {b} and {more} more"),
    units: &UNITS,
    blocked: |Blocked { who, what, line, longest, times, whom, worst }| {
        let often = if *times > 1 { format!(", {times} times") } else { String::new() };
        format!("{who}’s {what} in line {line} holds the only thread for {longest}{often}: {whom} could not run meanwhile, up to {worst} in all.")
    },
    use_thread: "Use thread block",
    use_process: "Use process cpu",
    one_by_one: |count| format!("These {count} awaits share nothing, yet each waits for the one before; together they would take as long as the longest."),
    use_gather: "Use gather",
    waits_for: |who, count, on, line, why| format!("{who} {} for {on} in line {line}: {why}.", waits(count)),
    waits: |who, count| format!("{who} {}, and nothing will end that.", waits(count)),
    more_wait: |count| format!("So do {count} more."),
    circle: |circle, lines| {
        let link = |Link { who, what, whom }: &Link| match what {
            None => format!("{who} waits for {whom}"),
            Some(what) if who == whom => format!("{who} waits for {what}, which it holds itself"),
            Some(what) => format!("{who} waits for {what}, which {whom} holds"),
        };
        let links = circle.iter().map(link).collect::<Vec<_>>().join("; ");
        let single = lines.len() == 1;
        let lines = lines.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let lines = format!("{} {lines}", if single { "line" } else { "lines" });
        match circle.len() {
            1 => format!("{links} ({lines}): nobody else can give it back."),
            _ => format!("{links} ({lines}): a circle, so nobody lets go."),
        }
    },
    nobody_puts: "nobody is left to put anything into it",
    nobody_takes: "it is full, and nobody is left to take anything out",
    nobody_is_done: |count| format!("`done` (`task_done()`) is missing for {count} of its items, and nobody is left to say it"),
    holder_waits: |who, count| format!("{who} {} it and {}, too", if count == 1 { "holds" } else { "hold" }, waits(count)),
    holder_has_ended: |who, count| format!("{who} {} ended without giving it back", if count == 1 { "has" } else { "have" }),
    nobody_releases: "there is none, and nobody is left to release one",
    nobody_sets: "nobody is left to set it",
    awaited_is_stuck: |who, count| format!("{who} {} stuck", if count == 1 { "is" } else { "are" }),
    nobody_ends_it: "nobody is left to end that",
    failed: |who, count, error| format!("{who} {} with {error}, which nothing caught.", if count == 1 { "ends" } else { "end" }),
    unretrieved: |who, count, error| {
        let (verb, them) = if count == 1 { ("ends", "it") } else { ("end", "them") };
        format!("{who} {verb} with {error}, and nobody awaits {them} to find out.")
    },
    more_alike: |count| format!("And {count} more like this."),
    awaited_was_cancelled: |who, whom, by| {
        let by = cancellation::by(by);
        format!("{who} ends with CancelledError, though nobody cancelled it: {whom}, which it awaits, was cancelled{by}.")
    },
    worker_held: |who, line, until, whom| {
        let until = until.map_or("to the end of the run".into(), |until| format!("until {until}"));
        let whom = if whom.is_empty() { String::new() } else { format!(": meanwhile {whom} had to wait for a worker") };
        format!("{who} no longer waits for its job of line {line}, but the job goes on and keeps its worker {until}{whom}.")
    },
    left_running: |who, count| {
        let (verb, them) = if count == 1 { ("was", "it") } else { ("were", "them") };
        format!("{who} {verb} still running when the last task ended, and the end of the program cancelled {them}.")
    },
    never_run: |def| format!("Nothing runs {def}: await it, spawn it or gather it."),
    tie: |who| format!("{who} become ready at the very same moment, and the log depends on who is first. Here it is the order of registration; on a real machine it is luck."),
    lost_update: |Lost { what, whose, by, read_line, line, times }| {
        let often = if *times > 1 { format!(" That happens {times} times.") } else { String::new() };
        format!("{by} reads {what} in line {read_line}, lets others run, and writes in line {line} what it made of the old value: what {whose} wrote meanwhile is lost.{often}")
    },
    use_lock: "Hold a lock from reading to writing",
    busy_wait: |who, rounds, line| format!("{who} goes round the loop of line {line} {rounds} times only to look again: the processor works all the time. Wait for an event, a queue or a lock instead."),
    use_wait: "Wait for the event",
    tie_in_one_pass: |who| format!("For {who} more than one thing becomes ready at the very same moment. asyncio runs them in one pass; a browser finishes what one timer causes before the next, and the log depends on that."),
};

fn waits(count: usize) -> &'static str {
    if count == 1 { "waits" } else { "wait" }
}
