//! What tasks share, each drawn as what it is: a queue as a row of items, a semaphore as its permits, a lock with its
//! owner, an event as a lamp, a pool with its workers.

use std::collections::{BTreeMap, BTreeSet};

use yew::prelude::*;

use crate::script::program::Pool;
use crate::text::Texts;
use crate::trace::{Object, ObjectKind, TaskId, Trace};
use crate::ui::words::words;
use crate::view::{Moment, Wait};

/// Items, permits, workers and waiters that are drawn one by one; the rest is counted.
const MOST: usize = 8;

/// Queues, semaphores, locks, events and pools, if there are any.
pub fn shared(texts: &Texts, trace: &Trace, moment: &Moment, pools: &BTreeSet<Pool>) -> Html {
    if trace.objects.is_empty() && pools.is_empty() {
        return Html::default();
    }
    let name = |task: TaskId| &*trace.tasks[task.index()].name;
    let mut waiters = BTreeMap::<&str, Vec<&str>>::new();
    for (task, wait) in moment.waiting() {
        if let Wait::On(on) = wait {
            waiters.entry(on).or_default().push(name(task));
        }
    }
    let things = trace.objects.iter().map(|object| {
        let waiters = waiters.get(&*object.name).map_or(&[][..], Vec::as_slice);
        thing(&object.name, object.kind.word(), state(object, moment, texts, &name), waiters, texts)
    });
    let pools = pools.iter().map(|pool| {
        let busy = moment.workers.iter().filter(|((of, _), _)| of == pool);
        let workers = busy.map(|((_, worker), task)| format!("{worker} {}", name(*task)));
        let queued = moment.waiting().filter(|(_, wait)| **wait == Wait::Job).map(|(task, _)| name(task));
        let queued: Vec<_> = if pools.len() == 1 { queued.collect() } else { Vec::new() };
        let [threads, processes] = texts.moment.pools;
        let pool = if *pool == Pool::Threads { threads } else { processes };
        thing(pool, "pool", row(workers, "is-offloaded", 0), &queued, texts)
    });
    html! { <ul class="shared" aria-label={texts.moment.shared}>{ for things.chain(pools) }</ul> }
}

/// A thing: its name, how it stands, who waits for it.
pub(super) fn thing(name: &str, kind: &'static str, state: Html, waiters: &[&str], texts: &Texts) -> Html {
    let waiters = few(waiters.iter().copied().map(str::to_owned));
    html! {
        <li key={name.to_owned()} class={classes!("thing", kind)}>
            <b ~textContent={name} />
            { state }
            if !waiters.is_empty() {
                <small class="waiters" ~textContent={(texts.moment.waiters)(&waiters.join(", "))} />
            }
        </li>
    }
}

fn state<'a>(
    Object { id, kind, limit, .. }: &Object,
    moment: &Moment,
    texts: &Texts,
    name: &dyn Fn(TaskId) -> &'a str,
) -> Html {
    let at = *id as usize;
    match kind {
        ObjectKind::Queue => {
            let items = &moment.queues[at];
            let room = limit.map_or(0, |limit| limit as usize);
            let count = limit.map_or(items.len().to_string(), |limit| format!("{} / {limit}", items.len()));
            html! { <>{ row(items.iter().map(|item| item.to_string()), "item", room.saturating_sub(items.len())) }<small ~textContent={count} /></> }
        }
        ObjectKind::Semaphore => {
            let (free, all) = (moment.permits[at], u64::from(limit.unwrap_or(0)));
            let taken = all.saturating_sub(free);
            let dots = |count: u64| usize::try_from(count).unwrap_or(MOST).min(MOST);
            let drawn = "●".repeat(dots(taken)) + &"○".repeat(dots(free).min(MOST - dots(taken)));
            html! {
                <>
                    <span class="permits" aria-hidden="true" ~textContent={drawn} />
                    <small ~textContent={(texts.moment.taken)(taken, all)} />
                </>
            }
        }
        ObjectKind::Lock => match moment.locks[at] {
            Some(owner) => row([name(owner).to_owned()].into_iter(), "is-done", 0),
            None => words(texts.moment.free),
        },
        ObjectKind::Event if moment.events[at] => words(format!("● {}", texts.moment.set)),
        ObjectKind::Event => words(format!("○ {}", texts.moment.not_set)),
    }
}

/// Things in a row, and places that are free.
fn row(items: impl Iterator<Item = String>, class: &'static str, free: usize) -> Html {
    let items = few(items);
    let free = free.min(MOST.saturating_sub(items.len()));
    let items =
        items.into_iter().map(|item| html! { <span class={classes!("chip", class)} ~textContent={item} /> });
    let free = (0..free).map(|_| html! { <span class="chip place" /> });
    html! { <span class="row">{ for items.chain(free) }</span> }
}

/// The first of them, and how many more there are.
fn few(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut items: Vec<String> = items.collect();
    let more = items.len().saturating_sub(MOST);
    items.truncate(MOST);
    items.extend((more > 0).then(|| format!("+{more}")));
    items
}
