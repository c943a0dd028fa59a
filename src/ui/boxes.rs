//! The boxes at the playhead: who runs, who could, who waits and on what, who works in a pool, who is done.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::use_texts;
use super::words::words;
use crate::script::program::Pool;
use crate::text::Texts;
use crate::trace::{ObjectKind, Shared, TaskId, TaskOutcome, Trace};
use crate::view::{Moment, Wait};

/// Chips in a box; the rest is counted.
const MOST: usize = 12;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub trace: Shared<Trace>,
    /// The state at the playhead.
    pub moment: Shared<Moment>,
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
    let Props { trace, moment } = props;
    let texts = use_texts();
    let name = |task: TaskId| trace.tasks[task.index()].name.clone();
    let plain = |task: TaskId, class| Chip { name: name(task), detail: None, class };
    let mut running = moment.running.into_iter().map(|task| plain(task, "is-running"));
    let mut ready = moment.ready.iter().map(|task| plain(task, "is-ready"));
    let mut waiting = moment.waiting().map(|(task, wait)| Chip {
        name: name(task),
        detail: Some(match wait {
            Wait::Until(until_us) => (texts.moment.until)(&texts.figures.units.brief(*until_us)),
            Wait::On(on) => (texts.moment.waits_on)(on),
            Wait::Job => texts.moment.for_a_worker.into(),
        }),
        class: if matches!(wait, Wait::Until(_)) { "is-sleeping" } else { "is-waiting" },
    });
    let mut pools = moment.workers.iter().map(|((pool, worker), task)| Chip {
        name: name(*task),
        detail: Some(format!(
            "{} {worker}",
            if *pool == Pool::Threads { texts.timeline.thread } else { texts.timeline.process }
        )),
        class: "is-offloaded",
    });
    let mut done = moment.ended().map(|task| {
        let detail = match trace.tasks[task.index()].outcome {
            TaskOutcome::Failed => Some(texts.timeline.failed.into()),
            TaskOutcome::Cancelled => Some(texts.moment.cancelled.into()),
            TaskOutcome::Done | TaskOutcome::Stuck | TaskOutcome::Unfinished => None,
        };
        Chip { name: name(task), detail, class: "is-done" }
    });
    let (waiting_count, done_count) = (moment.waiting().count(), moment.ended().count());
    html! {
        <section class="boxes" aria-label={texts.moment.at_playhead}>
            { one_box(texts, 0, running.len(), &mut running) }
            { one_box(texts, 1, moment.ready.len(), &mut ready) }
            { one_box(texts, 2, waiting_count, &mut waiting) }
            { one_box(texts, 3, moment.workers.len(), &mut pools) }
            { one_box(texts, 4, done_count, &mut done) }
            { shared(texts, trace, moment) }
        </section>
    }
}

/// The boxes' names in the page, in every language.
const IDS: [&str; 5] = ["running", "ready", "waiting", "pools", "done"];

fn one_box(texts: &Texts, at: usize, count: usize, chips: &mut dyn Iterator<Item = Chip>) -> Html {
    let title = texts.moment.boxes[at];
    let more = count.saturating_sub(MOST);
    let chips = chips.take(MOST).enumerate().map(|(key, Chip { name, detail, class })| {
        html! {
            <li {key} class={classes!("chip", class)}>
                { words(&*name) }
                if let Some(detail) = detail {
                    <small ~textContent={format!(" {detail}")} />
                }
            </li>
        }
    });
    html! {
        <div class="box" id={format!("box-{}", IDS[at])}>
            <h2>{ words(title) }<span ~textContent={count} /></h2>
            <ul tabindex="0" aria-label={title}>
                { for chips }
                if more > 0 {
                    <li class="nothing" ~textContent={(texts.timeline.more)(more)} />
                }
            </ul>
        </div>
    }
}

/// Queues, semaphores, locks and events, if there are any.
fn shared(texts: &Texts, trace: &Trace, moment: &Moment) -> Html {
    let state = |kind, index: usize| {
        Some(match kind {
            ObjectKind::Queue => {
                let items = moment.queues.get(index)?.iter().take(MOST).map(|item| &**item);
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
            ObjectKind::Semaphore => (texts.moment.permits)(*moment.permits.get(index)?),
            ObjectKind::Lock => {
                let held_by = |task: TaskId| (texts.moment.held_by)(&trace.tasks[task.index()].name);
                moment.locks.get(index)?.map_or(texts.moment.free.into(), held_by)
            }
            ObjectKind::Event => {
                if *moment.events.get(index)? { texts.moment.set } else { texts.moment.not_set }.to_owned()
            }
        })
    };
    let of_kind = |kind| {
        let objects = trace.objects_of(kind).enumerate();
        objects.filter_map(move |(index, object)| Some((object.name.clone(), state(kind, index)?)))
    };
    let all: Vec<_> = ObjectKind::ALL.into_iter().flat_map(of_kind).collect();
    if all.is_empty() {
        return Html::default();
    }
    let rows = all.into_iter().map(|(name, state)| {
        html! { <div key={name.to_string()}><dt ~textContent={&*name} /><dd ~textContent={state} /></div> }
    });
    html! { <dl class="shared">{ for rows }</dl> }
}
