//! The steps of a run in English.

use super::cancellation;
use crate::text::{StepTexts, TaskRef};

// A sentence a line, however long.
#[rustfmt::skip]
pub(in crate::text) static STEPS: StepTexts = StepTexts {
    created: |task, by, before| match by {
        Some(by) => format!("{by} creates {task}: New → Ready{}.", behind(before)),
        None => format!("{task} is created: New → Ready{}.", behind(before)),
    },
    arrives_at: |task, at| format!("{task} has not arrived yet: Ready → Waiting, until it comes at {at}."),
    arrives: |task, before| format!("{task} arrives and stands in Ready{}.", behind(before)),
    taken: |task, line| format!("The loop takes {task}, the first in Ready, and runs it{}.", from(line)),
    taken_to_end: |task, line| match line {
        0 => format!("The loop takes {task}, the first in Ready: `CancelledError` reaches it before its first statement."),
        line => format!("The loop takes {task}, the first in Ready: `CancelledError` reaches it at line {line}."),
    },
    taken_by_the_thread: |task, line| format!("The only thread takes {task} and runs it{} to its end.", from(line)),
    taken_by_a_thread: |task, line| format!("A thread of the pool takes {task} and runs it{}.", from(line)),
    taken_by_a_process: |task, line| format!("A process of the pool takes {task} and runs it{}.", from(line)),
    yielded: |task, line, before| format!("{task} lets the others go first (line {line}): Running → Ready{}.", behind(before)),
    sleeps: |task, how_long, line, until| format!("{task} awaits `sleep {how_long}` (line {line}): Running → Waiting, until {until}."),
    due: |task| format!("The timer of {task} is due: the loop calls it in this pass."),
    late: |task, due, now| format!("The timer of {task} was due at {due} and is seen only now, at {now}: the loop was busy."),
    woken_by_timer: |task, before| format!("The timer wakes {task}: Waiting → Ready{}.", behind(before)),
    woken_by_job: |task, before| format!("The end of its job wakes {task}: Waiting → Ready{}.", behind(before)),
    woken_by_end: |task, ended, before| format!("{ended} has ended, which wakes {task}, who awaited it: Waiting → Ready{}.", behind(before)),
    woken_by: |task, what, by, line, before| format!("{by} (line {line}) wakes {task}, who waited for {what}: Waiting → Ready{}.", behind(before)),
    woken: |task, before| format!("{task} waits no longer: Waiting → Ready{}.", behind(before)),
    woken_to_end: |task, before| format!("{task} is woken to receive it: Waiting → Ready{}.", behind(before)),
    computes: |task, how_long, line| format!("{task} computes for {how_long} (line {line}) without giving the loop back."),
    computes_apart: |task, how_long, line| format!("{task} computes for {how_long} of processor time (line {line})."),
    in_turn: |other, more| match more {
        0 => format!("It has a processor in turn with {other}; the system switches."),
        more => format!("It has a processor in turn with {other} and {more} more; the system switches."),
    },
    in_a_row: |times| format!("That makes {times} in a row."),
    left_in: |queue, left| format!("{left} left in {queue}."),
    computed: |task| format!("{task} is done computing and goes on."),
    blocks: |task, how_long, line| format!("{task} blocks the loop for {how_long} (line {line}): it computes nothing and gives nothing back."),
    blocks_apart: |task, how_long, line| format!("A blocking call holds {task} for {how_long} (line {line})."),
    blocked: |task| format!("The blocking call of {task} returns, and it goes on."),
    stays: |task, more| match more {
        0 => format!("{task} has to stay in Ready."),
        more => format!("{task} and {more} more have to stay in Ready."),
    },
    prints: |task, text, line| format!("{task} prints “{text}” (line {line})."),
    awaits: |task, what, line| format!("{task} waits for {what} (line {line}): Running → Waiting."),
    cancels: cancellation::cancels,
    puts: |task, item, queue| format!("{task} puts “{item}” into {queue}."),
    gets: |task, item, queue| format!("{task} takes “{item}”, the first, from {queue}."),
    item_done: |task, queue| format!("{task} tells {queue} that an item is done."),
    takes_permit: |task, semaphore, left| format!("{task} takes a permit of {semaphore}: {left} left."),
    gives_permit: |task, semaphore, left| format!("{task} gives a permit back to {semaphore}: {left} left."),
    locks: |task, lock| format!("{task} takes the lock {lock}."),
    unlocks: |task, lock| format!("{task} releases the lock {lock}."),
    sets: |task, event| format!("{task} sets the event {event}."),
    clears: |task, event| format!("{task} clears the event {event}."),
    job_queued: |task, threads, how_long, line| {
        let pool = if threads { "thread" } else { "process" };
        format!("{task} gives the {pool} pool a job of {how_long} (line {line}): Running → Waiting, until it is done.")
    },
    job_started: |worker, task| format!("Worker {worker} takes the job of {task}."),
    job_ended: |worker, task| format!("Worker {worker} is done with the job of {task}."),
    job_dropped: |task| format!("The job of {task} is taken back before a worker has it."),
    cancelled: |task, why| format!("`CancelledError` leaves {task}: Running → Done, {}.", why.unwrap_or("cancelled")),
    done: |task| format!("{task} returns: Running → Done."),
    failed: |task, error, line| format!("An exception, `{error}`, leaves {task} (line {line}): Running → Done, failed."),
    next: |task| format!("Next in Ready: {task}."),
    idle_for_timer: |task, at| format!("Nobody is ready. The loop waits for the next timer: {task}, at {at}."),
    idle_for_job: |task, at| format!("Nobody is ready. The loop waits for the job of {task}, until {at}."),
    idle: |at| format!("Nobody is ready. The loop waits until {at}."),
    stuck: "Nobody is ready, and nothing will come: no timer, no job. Who waits now waits for ever.",
};

fn behind(before: Option<TaskRef>) -> String {
    before.map_or(String::new(), |task| format!(", behind {task}"))
}

fn from(line: Option<u32>) -> String {
    line.map_or(String::new(), |line| format!(" from line {line}"))
}
