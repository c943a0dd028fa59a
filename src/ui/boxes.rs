//! The boxes at the playhead: who runs, who could, who waits and on what, who works in a pool, who is done.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::use_moment;
use super::words::{Words, use_words};
use crate::script::Program;
use crate::script::program::Pool;
use crate::trace::{TaskId, TaskOutcome, Trace};
use crate::view::figures::brief;
use crate::view::{Moment, Wait};

/// Chips in a box; the rest is counted.
const MOST: usize = 12;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub program: Rc<Program>,
    pub trace: Rc<Trace>,
    pub step: usize,
}

/// What a chip says, and in which colour.
struct Chip {
    name: Rc<str>,
    detail: Option<String>,
    class: &'static str,
}

/// The five boxes and what the tasks share.
#[component]
pub fn Boxes(props: &Props) -> Html {
    let Props { program, trace, step } = props;
    let words = use_words();
    let moment = use_moment(program, trace, *step);
    let name = |task: TaskId| trace.tasks[task.index()].name.clone();
    let plain = |task: &TaskId, class| Chip { name: name(*task), detail: None, class };
    let running = moment.running.iter().map(|task| plain(task, "is-running")).collect();
    let ready = moment.ready.iter().map(|task| plain(task, "is-ready")).collect();
    let waiting = moment.waiting.iter().filter(|(task, _)| !moment.workers.values().any(|of| of == *task));
    let waiting = waiting.map(|(task, wait)| Chip {
        name: name(*task),
        detail: Some(match wait {
            Wait::Until(until_us) => (words.until)(&brief(*until_us)),
            Wait::On(on) => (words.waits_on)(on),
            Wait::Job => words.for_a_worker.into(),
        }),
        class: if matches!(wait, Wait::Until(_)) { "is-sleeping" } else { "is-waiting" },
    });
    let pools = moment.workers.iter().map(|((pool, worker), task)| Chip {
        name: name(*task),
        detail: Some(format!(
            "{} {worker}",
            if *pool == Pool::Threads { words.thread } else { words.process }
        )),
        class: "is-offloaded",
    });
    let done = moment.ended.iter().map(|task| {
        let detail = match trace.tasks[task.index()].outcome {
            TaskOutcome::Failed => Some(words.failed.into()),
            TaskOutcome::Cancelled => Some(words.cancelled.into()),
            _ => None,
        };
        Chip { name: name(*task), detail, class: "is-done" }
    });
    html! {
        <section class="boxes" aria-label={words.at_playhead}>
            { one_box(words, 0, running) }
            { one_box(words, 1, ready) }
            { one_box(words, 2, waiting.collect()) }
            { one_box(words, 3, pools.collect()) }
            { one_box(words, 4, done.collect()) }
            { shared(words, program, trace, &moment) }
        </section>
    }
}

/// The boxes' names in the page, in every language.
const IDS: [&str; 5] = ["running", "ready", "waiting", "pools", "done"];

fn one_box(words: &Words, at: usize, chips: Vec<Chip>) -> Html {
    let title = words.boxes[at];
    let more = chips.len().saturating_sub(MOST);
    let count = chips.len();
    let chips = chips.into_iter().take(MOST).enumerate().map(|(key, Chip { name, detail, class })| {
        html! {
            <li {key} class={classes!("chip", class)}>
                { name }
                if let Some(detail) = detail {
                    <small>{ format!(" {detail}") }</small>
                }
            </li>
        }
    });
    html! {
        <div class="box" id={format!("box-{}", IDS[at])}>
            <h2>{ title }<span>{ count }</span></h2>
            <ul tabindex="0" aria-label={title}>
                { for chips }
                if more > 0 {
                    <li class="nothing">{ (words.more)(more) }</li>
                }
            </ul>
        </div>
    }
}

/// Queues, semaphores, locks and events, if the program has any.
fn shared(words: &Words, program: &Program, trace: &Trace, moment: &Moment) -> Html {
    let queues = program.queues.iter().zip(&moment.queues).map(|(queue, items)| {
        let items = items.iter().take(MOST).map(|item| &**item).collect::<Vec<_>>().join(", ");
        (queue.name.clone(), format!("[{items}]"))
    });
    let semaphores = program.semaphores.iter().zip(&moment.permits);
    let semaphores =
        semaphores.map(|(semaphore, permits)| (semaphore.name.clone(), (words.permits)(*permits)));
    let locks = program.locks.iter().zip(&moment.locks).map(|(lock, owner)| {
        let owner = owner.map_or(words.free.into(), |task| (words.held_by)(&trace.tasks[task.index()].name));
        (lock.clone(), owner)
    });
    let events = program.events.iter().zip(&moment.events);
    let events =
        events.map(|(event, set)| (event.clone(), if *set { words.set } else { words.not_set }.to_owned()));
    let all: Vec<_> = queues.chain(semaphores).chain(locks).chain(events).collect();
    if all.is_empty() {
        return Html::default();
    }
    let rows = all.into_iter().map(|(name, state)| {
        html! { <div key={name.to_string()}><dt>{ name }</dt><dd>{ state }</dd></div> }
    });
    html! { <dl class="shared">{ for rows }</dl> }
}
