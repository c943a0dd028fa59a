//! The states at the playhead as tasks flow through them: New → Ready → Running → Done, and Waiting below.

mod chips;
mod shared;
mod variables;

use yew::prelude::*;

use self::chips::{Chip, MOST, state_box};
use self::shared::shared;
use self::variables::variables;
use super::hooks::use_texts;
use super::words::words;
use crate::trace::{Shared, TaskId, Trace};
use crate::view::scene::Mark;
use crate::view::{Moment, Wait, pools};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub trace: Shared<Trace>,
    /// The state at the playhead.
    pub moment: Shared<Moment>,
}

/// A chip a task, in the box of its state; what tasks share below, if they share anything.
#[component]
pub fn Flow(Props { trace, moment }: &Props) -> Html {
    let texts = use_texts();
    let pools = use_memo(trace.clone(), |trace| pools(trace));
    let owners = use_memo(trace.clone(), |trace| trace.with_variables());
    let chip = |task: TaskId, class, detail| Chip {
        task,
        name: trace.tasks[task.index()].name.clone(),
        detail,
        class,
    };
    let new = moment.to_come(trace);
    let waiting = moment.waiting().take(MOST);
    let waiting = waiting.map(|(task, wait)| chip(task, class_of(wait), Some(wait.told(texts))));
    let end = |task: TaskId| Mark::of_end(trace.tasks[task.index()].outcome);
    let done = moment.ended().take(MOST).map(|task| {
        let detail = end(task).map(|mark| mark.text(&texts.timeline).to_owned());
        chip(task, "is-done", detail)
    });
    let of = |tasks: &mut dyn Iterator<Item = TaskId>, class| {
        tasks.take(MOST).map(|task| chip(task, class, None)).collect::<Vec<_>>()
    };
    let arrow = || html! { <span class="arrow" aria-hidden="true">{"→"}</span> };
    let [new_title, ready_title, running_title, waiting_title, done_title] = texts.moment.boxes;
    html! {
        <section class="boxes" aria-label={texts.moment.at_playhead}>
            <div class="flow">
                { state_box(texts, "new", new_title, "", new.clone().count(), of(&mut new.clone(), "is-new")) }
                { arrow() }
                { state_box(texts, "ready", ready_title, texts.moment.first_in, moment.ready.len(), of(&mut moment.ready.iter(), "is-ready")) }
                { arrow() }
                { state_box(texts, "running", running_title, "", moment.running.len(), of(&mut moment.running.iter().copied(), "is-running")) }
                { arrow() }
                { state_box(texts, "done", done_title, "", moment.ended().count(), done.collect()) }
                <span class="arrow event">{ words(texts.moment.event) }</span>
                { state_box(texts, "waiting", waiting_title, "", moment.waiting().count(), waiting.collect()) }
                <span class="arrow await">{ words("await ↓") }</span>
            </div>
            { shared(texts, trace, moment, &pools) }
            { variables(texts, trace, moment, &owners) }
        </section>
    }
}

/// The colour of what a task waits for.
fn class_of(wait: &Wait) -> &'static str {
    match wait {
        Wait::Until(_) => "is-sleeping",
        Wait::On(_) | Wait::Job => "is-waiting",
        Wait::Worker(..) => "is-offloaded",
    }
}
