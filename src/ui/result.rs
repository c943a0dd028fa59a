//! The answer: the total in large figures, and what it means.

use std::sync::Arc;

use yew::prelude::*;

use crate::trace::{Outcome, TaskOutcome, Trace};
use crate::view::figures::{duration, figure, percent};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub predicted: Arc<Trace>,
    pub measured: Option<Arc<Trace>>,
}

/// The predicted total, and beside it the measured one, the sum of all work, what was saved and how busy the
/// loop was.
#[component]
pub fn ResultFigures(props: &Props) -> Html {
    let Props { predicted, measured } = props;
    let (total, unit) = figure(predicted.total_us);
    let held_us = predicted.loop_time.busy_us + predicted.loop_time.blocked_us;
    let saved_us = predicted.work_us().saturating_sub(predicted.total_us);
    let (label, of_run) = measured.as_ref().map_or(("Measured", "–".into()), |trace| {
        let label = if trace.outcome == Outcome::Running { "Measuring" } else { "Measured" };
        (label, duration(trace.total_us))
    });
    html! {
        <div class="result">
            <dl class="total">
                <dt>{"Predicted total"}</dt>
                <dd id="predicted-total">{ total }<span class="unit">{ format!(" {unit}") }</span></dd>
            </dl>
            <dl class="figures">
                <div><dt>{ label }</dt><dd id="measured-total">{ of_run }</dd></div>
                <div><dt>{"One by one"}</dt><dd>{ duration(predicted.work_us()) }</dd></div>
                <div><dt>{"Saved"}</dt><dd>{ duration(saved_us) }</dd></div>
                <div><dt>{"Loop busy"}</dt><dd>{ format!("{}%", percent(held_us, predicted.total_us)) }</dd></div>
            </dl>
        </div>
    }
}

/// What else must be known of a run: that it is not complete, or that tasks failed.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    notes(&props.predicted).into_iter().map(|note| html! { <p class="note">{ note }</p> }).collect()
}

#[derive(PartialEq, Properties)]
pub struct NotesProps {
    pub predicted: Arc<Trace>,
}

fn notes(trace: &Trace) -> Vec<String> {
    let limit = trace.limit.iter().map(|limit| {
        let task = &trace.tasks[limit.task.index()].name;
        format!("Not to its end: {} ({task}, line {}).", limit.text, limit.line)
    });
    let failed: Vec<_> = trace.tasks.iter().filter(|task| task.outcome == TaskOutcome::Failed).collect();
    let failure = failed.first().map(|first| {
        let others =
            if failed.len() > 1 { format!(", and {} more", failed.len() - 1) } else { String::new() };
        format!("Failed: {}{others}. {}", first.name, first.error.as_deref().unwrap_or_default())
    });
    limit.chain(failure).collect()
}
