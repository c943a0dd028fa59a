//! What variables hold at the playhead: what all tasks share, and what each keeps while others run.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::shared::thing;
use crate::text::Texts;
use crate::trace::{TaskId, Trace};
use crate::view::Moment;

/// Tasks whose variables are shown.
const MOST: usize = 6;

/// A row for each that has variables at some time, so that nothing moves when they are set.
pub fn variables(texts: &Texts, trace: &Trace, moment: &Moment, owners: &BTreeSet<Option<TaskId>>) -> Html {
    if owners.is_empty() {
        return Html::default();
    }
    let set = trace.variables_at(moment.step);
    let rows = owners.iter().take(MOST).map(|owner| {
        let of = set
            .iter()
            .find(|of| of.task == *owner)
            .filter(|_| owner.is_none_or(|task| !moment.has_ended(task)));
        let values =
            of.map_or(&[][..], |of| &of.values).iter().map(|(name, value)| format!("{name} = {value}"));
        let values = values.collect::<Vec<_>>().join(", ");
        let name = owner.map_or(texts.moment.all_tasks, |task| &trace.tasks[task.index()].name);
        let values = html! { <code class="held" title={values.clone()} ~textContent={values} /> };
        thing(name, "variables", values, &[], texts)
    });
    html! { <ul class="shared held" aria-label={texts.moment.variables}>{ for rows }</ul> }
}
