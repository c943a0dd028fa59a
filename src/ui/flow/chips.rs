//! A state as a box with a chip a task.

use std::rc::Rc;

use yew::prelude::*;

use crate::text::Texts;
use crate::trace::TaskId;
use crate::ui::words::words;

/// Chips in a box; the rest is counted.
pub const MOST: usize = 12;

/// What a chip says, and in which colour.
pub struct Chip {
    pub task: TaskId,
    pub name: Rc<str>,
    pub detail: Option<String>,
    pub class: &'static str,
}

/// A box: its title and what there is to say of its order, how many are in it, the first of them. A chip is the same
/// element as long as its task stays.
pub fn state_box(
    texts: &Texts,
    id: &'static str,
    title: &'static str,
    order: &'static str,
    count: usize,
    chips: Vec<Chip>,
) -> Html {
    let more = count.saturating_sub(MOST);
    let chips = chips.into_iter().map(|Chip { task, name, detail, class }| {
        html! {
            <li key={task.index()} class={classes!("chip", class)}>
                { words(&*name) }
                if let Some(detail) = detail {
                    <small ~textContent={format!(" {detail}")} />
                }
            </li>
        }
    });
    html! {
        <div class="box" id={format!("box-{id}")}>
            <h2>
                { words(title) }
                if !order.is_empty() {
                    <small ~textContent={format!(" · {order}")} />
                }
                <span class="count" ~textContent={count} />
            </h2>
            <ul tabindex="0" aria-label={title}>
                { for chips }
                if more > 0 {
                    <li key="more" class="nothing" ~textContent={(texts.timeline.more)(more)} />
                }
            </ul>
        </div>
    }
}
