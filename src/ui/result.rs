//! The answer: the total in large figures, and what it means.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{use_coarse_clock, use_language, use_texts};
use super::quiz::Answer;
use super::quoted::quoted;
use super::words::words;
use crate::app::{Quiz, State};
use crate::browser::processors;
use crate::run::Unavailable;
use crate::script::Program;
use crate::trace::{Outcome, Shared, Strategy, Trace};
use crate::view::figures::{brief, duration, figure, percent};

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The prediction, or a saved trace.
    pub predicted: Shared<Trace>,
    /// Whether it is a saved one.
    pub saved: bool,
    pub measured: Option<Shared<Trace>>,
}

/// The predicted total, and beside it the measured one, the sum of all work, what was saved and how busy the
/// loop was.
#[component]
pub fn ResultFigures(props: &Props) -> Html {
    let texts = use_texts();
    let Props { predicted, saved, measured } = props;
    let name = if *saved { texts.figures.saved_total } else { texts.figures.predicted_total };
    let (total, unit) = figure(predicted.total_us);
    let held_us = predicted.loop_time.busy_us + predicted.loop_time.blocked_us;
    let saved_us = predicted.work_us().saturating_sub(predicted.total_us);
    let goes_on = |trace: &Shared<Trace>| trace.outcome == Outcome::Running;
    let label =
        if measured.as_ref().is_some_and(goes_on) { texts.figures.measuring } else { texts.figures.measured };
    let of_run = measured.as_ref().map_or("–".into(), |trace| duration(trace.total_us));
    html! {
        <div class="result">
            <dl class="total">
                <dt ~textContent={name} />
                <dd id="predicted-total">{ words(total) }<span class="unit" ~textContent={format!(" {unit}")} /></dd>
            </dl>
            <dl class="figures">
                <div><dt ~textContent={texts.figures.one_by_one} /><dd ~textContent={duration(predicted.work_us())} /></div>
                <div><dt ~textContent={texts.figures.saved} /><dd ~textContent={duration(saved_us)} /></div>
                <div><dt ~textContent={texts.figures.loop_busy} /><dd ~textContent={format!("{}%", percent(held_us, predicted.total_us))} /></div>
                <div class="measured-figure">
                    <dt ~textContent={label} />
                    <dd id="measured-total" ~textContent={of_run} />
                </div>
            </dl>
        </div>
    }
}

/// How far a guess was off, and what else must be known of a run.
pub fn notes(state: &State, trace: &Shared<Trace>) -> Html {
    // A saved trace is shown without its program.
    let program =
        state.prediction.good.as_ref().filter(|_| state.saved.is_none()).map(|(program, _)| program);
    html! {
        <>
            if let Quiz::Told(Some(guess_us)) = state.quiz {
                <Answer {guess_us} predicted_us={trace.total_us} />
            }
            <Notes
                program={program.cloned()}
                predicted={trace.clone()}
                measured={state.measured().is_some()}
                unavailable={state.prediction.unavailable.clone().filter(|_| state.saved.is_none())}
                no_worker={state.no_worker.clone()}
                hidden={state.live.as_ref().is_some_and(|live| live.hidden)}
            />
        </>
    }
}

/// How it was made, and why it is not complete.
#[component]
fn Notes(props: &NotesProps) -> Html {
    let texts = use_texts();
    let language = use_language();
    let trace = &props.predicted;
    let limit = trace.limit.iter().map(|limit| {
        let task = &trace.tasks[limit.task.index()].name;
        note("grave", (texts.runs.not_to_its_end)(&limit.limit.text(language), task, limit.line))
    });
    let picture =
        trace.picture_end.map(|end| note("", (texts.runs.picture_ends)(end.statements, &duration(end.t_us))));
    let strategy = (trace.strategy != Strategy::Async).then(|| {
        let name = trace.strategy.word();
        note("", (texts.runs.without_loop)(name))
    });
    let has = processors();
    let program = props.program.as_ref().filter(|program| {
        props.measured
            && has < program.machinery.cores as usize
            && program.computes_on_workers(trace.strategy)
    });
    let fewer =
        program.map(|program| note("", (texts.live.fewer_processors)(has, program.machinery.cores as usize)));
    let unavailable =
        props.unavailable.iter().map(|why| note("", (texts.runs.shown_under_async)(&why.text(language))));
    let no_worker = props.no_worker.iter().map(|why| note("", (texts.runs.no_worker)(why)));
    let clock =
        use_coarse_clock(props.measured).map(|tick| note("", (texts.live.coarse_clock)(&brief(tick))));
    let hidden = props.hidden.then(|| note("", texts.live.was_hidden.to_owned()));
    limit
        .chain(picture)
        .chain(strategy)
        .chain(fewer)
        .chain(unavailable)
        .chain(no_worker)
        .chain(clock)
        .chain(hidden)
        .collect()
}

fn note(class: &'static str, text: String) -> Html {
    html! { <p class={classes!("note", class)}>{ quoted(&text) }</p> }
}

#[derive(PartialEq, Properties)]
struct NotesProps {
    program: Option<Rc<Program>>,
    predicted: Shared<Trace>,
    /// Whether there is a live run.
    measured: bool,
    unavailable: Option<Unavailable>,
    /// Why there is no worker, if there is none.
    no_worker: Option<Rc<str>>,
    /// Whether the page was hidden during the live run.
    hidden: bool,
}
