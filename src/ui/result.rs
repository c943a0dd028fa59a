//! The answer: the total in large figures, and what it means.

use yew::prelude::*;

use super::hooks::{use_coarse_clock, use_texts};
use super::quiz::verdicts;
use super::quoted::quoted;
use super::words::words;
use crate::app::State;
use crate::browser::processors;
use crate::text::Texts;
use crate::trace::{Micros, Outcome, Shared, Strategy, Trace};
use crate::view::figures::percent;
use crate::view::{Headline, cells, headline, in_short};

/// Letters that fit into the room of the other figures.
const NARROW: f64 = 8.0;

/// Large letters that fit into the room of the total, units being half as large; what is longer is set smaller.
const SHORT: f64 = 7.5;

/// The total that is predicted, or that a saved trace has, and beside it the measured one, the sum of all work, what was
/// saved and how busy the loop was.
pub fn result_figures(state: &State, predicted: &Trace, texts: &Texts) -> Html {
    let (saved, measured) = (state.saved.is_some(), state.measured());
    let figures = &texts.figures;
    let answer = predicted.answer();
    let name = match (saved, answer.total_us()) {
        (false, Some(_)) => figures.predicted_total,
        (false, None) => figures.predicted_end,
        (true, Some(_)) => figures.saved_total,
        (true, None) => figures.saved_end,
    };
    let Headline { figure, gap, rest } = headline(answer, figures);
    let long = (cells(&figure) + cells(&rest) / 2.0 > SHORT).then_some("long");
    let held_us = predicted.loop_time.busy_us + predicted.loop_time.blocked_us;
    let has_loop = predicted.strategy.has_loop();
    // Where there is no loop its place stays empty, so that nothing moves.
    let of_loop = format!("{}%", percent(held_us, predicted.total_us));
    let work_us = predicted.work_us();
    // Nothing is compared with a total that there is not.
    let of_total = |us: fn(Micros, Micros) -> Micros| {
        answer.total_us().map_or("–".into(), |total_us| figures.units.duration(us(work_us, total_us)))
    };
    let goes_on = |trace: &Shared<Trace>| trace.outcome == Outcome::Running;
    let label = if measured.as_ref().is_some_and(goes_on) { figures.measuring } else { figures.measured };
    let of_run = measured.as_ref().map_or("–".into(), |trace| in_short(trace.answer(), figures));
    let (one_by_one, saved) = (of_total(|work_us, _| work_us), of_total(Micros::saturating_sub));
    let wide = [&one_by_one, &saved, &of_run].into_iter().any(|figure| cells(figure) > NARROW);
    html! {
        <div class="result">
            <dl class="total">
                <dt ~textContent={name} />
                <dd id="predicted-total" class={classes!(long)}>{ words(figure) }<span class="unit" ~textContent={format!("{gap}{rest}")} /></dd>
            </dl>
            <dl class={classes!("figures", wide.then_some("wide"))}>
                <div><dt ~textContent={figures.one_by_one} /><dd ~textContent={one_by_one} /></div>
                <div><dt ~textContent={figures.saved} /><dd ~textContent={saved} /></div>
                <div class={classes!((!has_loop).then_some("absent"))}><dt ~textContent={figures.loop_busy} /><dd ~textContent={of_loop} /></div>
                <div class="measured-figure">
                    <dt ~textContent={label} />
                    <dd id="measured-total" ~textContent={of_run} />
                </div>
            </dl>
        </div>
    }
}

/// How right what was guessed is, how the run was made, and why it is not complete.
pub fn notes(state: &State, trace: &Shared<Trace>) -> Html {
    let language = state.language;
    let texts = language.texts();
    let is_measured = state.measured().is_some();
    let limit = trace.limit.iter().map(|limit| note("grave", limit.note(trace, language)));
    let picture = trace.picture_end.map(|end| note("", end.note(texts)));
    let strategy = (trace.strategy != Strategy::Async).then(|| {
        let name = trace.strategy.word();
        note("", (texts.runs.without_loop)(name))
    });
    let has = processors();
    let program = state.program().filter(|program| {
        is_measured && has < program.machinery.cores as usize && program.computes_on_workers(trace.strategy)
    });
    let fewer =
        program.map(|program| note("", (texts.live.fewer_processors)(has, program.machinery.cores as usize)));
    let unavailable = state.prediction.unavailable.iter().filter(|_| state.saved.is_none());
    let unavailable = unavailable.map(|why| note("", (texts.runs.shown_under_async)(&why.text(language))));
    let no_worker = state.no_worker.iter().map(|why| note("", (texts.runs.no_worker)(why)));
    let is_hidden = state.live.as_ref().is_some_and(|live| live.hidden);
    std::iter::once(verdicts(&state.quiz.told, trace, language))
        .chain(limit)
        .chain(picture)
        .chain(strategy)
        .chain(fewer)
        .chain(unavailable)
        .chain(no_worker)
        .chain([html! { <Ticks measured={is_measured} /> }])
        .chain(is_hidden.then(|| note("", texts.live.was_hidden.to_owned())))
        .collect()
}

fn note(class: &'static str, text: String) -> Html {
    html! { <p class={classes!("note", class)}>{ quoted(&text) }</p> }
}

#[derive(PartialEq, Properties)]
struct TicksProps {
    /// Whether there is a live run.
    measured: bool,
}

/// How coarsely this browser's clock ticks, where a live run shows that.
#[component]
fn Ticks(props: &TicksProps) -> Html {
    let texts = use_texts();
    let tick = use_coarse_clock(props.measured);
    tick.map(|tick| note("", (texts.live.coarse_clock)(&texts.figures.units.brief(tick)))).unwrap_or_default()
}
