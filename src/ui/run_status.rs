//! How a live run goes: how far it is, and whether the page still answers.

use yew::prelude::*;

use super::hooks::{use_frames, use_texts};
use crate::app::{Live, Thread};
use crate::text::Texts;
use crate::trace::{Answer, Micros, Strategy};
use crate::view::in_short;

/// A page that stands still for longer than this, in real µs, has missed its beat: it is noticed.
const NOTICED_US: u64 = 100_000;

/// What a live run knows its times to, in µs.
const HUNDREDTH_US: Micros = 10_000;

/// Beats for a whole turn of the hand.
const TURN: u64 = 60;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The live run of the script, if there is one.
    pub live: Option<Live>,
    /// Whether it is a Python program.
    pub python: bool,
    /// How a script runs.
    pub strategy: Strategy,
    /// What is predicted.
    pub predicted: Option<Answer>,
}

/// Progress and heartbeat while a run goes on, then how far it was from its prediction, and the longest time for which
/// the page stood still. It always takes the same room.
#[component]
pub fn RunStatus(props: &Props) -> Html {
    let texts = use_texts();
    let running = props.live.as_ref().is_some_and(Live::is_running);
    let number = props.live.as_ref().map(|live| live.run);
    // Beats so far, and the longest time between two, in real µs.
    let beats = use_state_eq(|| (0, 0));
    use_effect_with(number, {
        let beats = beats.setter();
        move |_| beats.set((0, 0))
    });
    let on_beat = {
        let beats = beats.clone();
        Callback::from(move |us: u64| beats.set((beats.0 + 1, beats.1.max(us))))
    };
    use_frames(running, on_beat);
    let (count, longest_us) = *beats;
    let noticed = longest_us > NOTICED_US;
    let in_worker = props.live.as_ref().is_some_and(|live| live.thread == Thread::Worker);
    let measured = props.live.as_ref().and_then(|live| live.trace.as_ref()).map(|trace| trace.answer());
    let ended = measured.filter(|_| !running);
    let measured_us = measured.and_then(Answer::total_us).unwrap_or(0);
    // Of what never ends nobody knows how far it is.
    let predicted_us = props.predicted.and_then(Answer::total_us);
    let hand = format!("transform: rotate({}deg)", count % TURN * (360 / TURN));
    let how = match (in_worker, noticed) {
        (true, _) => html! { <span ~textContent={texts.live.in_worker} /> },
        (false, true) => {
            html! { <span class="late" ~textContent={(texts.live.still)(&texts.figures.units.duration(longest_us))} /> }
        }
        (false, false) => Html::default(),
    };
    html! {
        <div class="run-status">
            if running {
                <svg class="heart" viewBox="0 0 16 16" role="img" aria-label={(texts.live.heartbeat)(&texts.figures.units.duration(longest_us))}>
                    <circle cx="8" cy="8" r="6.5" />
                    <path d="M8 8V2.5" ~style={hand} />
                </svg>
                <progress
                    aria-label={texts.figures.measuring}
                    max={predicted_us.unwrap_or(1).max(1).to_string()}
                    value={predicted_us.map(|predicted_us| measured_us.min(predicted_us).to_string())}
                />
                { how }
            } else if let Some(fault) = props.live.as_ref().and_then(|live| live.fault.clone()) {
                <span class="late" role="alert" ~textContent={(texts.live.failed)(&fault)} />
            } else if let Some(ended) = ended {
                <strong id="apart" class={ended.total_us().is_none().then_some("late")} ~textContent={apart(props.predicted, ended, texts)} />
                { how }
            } else {
                <span ~textContent={where_it_will_run(props, texts)} />
            }
        </div>
    }
}

/// On what the next run will be.
fn where_it_will_run(props: &Props, texts: &Texts) -> &'static str {
    match props.strategy {
        _ if props.python => texts.python.runs_there,
        Strategy::Async => texts.live.runs_here,
        Strategy::Sync => texts.live.runs_one_by_one,
        Strategy::Threads | Strategy::Processes => texts.live.runs_on_workers,
    }
}

/// How far a run was from its prediction, or what became of it, if one of the two has no total.
fn apart(predicted: Option<Answer>, measured: Answer, texts: &Texts) -> String {
    let (live, figures) = (&texts.live, &texts.figures);
    let totals = predicted.and_then(Answer::total_us).zip(measured.total_us());
    let Some((predicted_us, measured_us)) = totals else { return in_short(measured, figures) };
    let off_us = (measured_us.abs_diff(predicted_us) + HUNDREDTH_US / 2) / HUNDREDTH_US * HUNDREDTH_US;
    match off_us {
        0 => live.as_predicted.to_owned(),
        us if measured_us < predicted_us => (live.shorter)(&figures.units.told(us)),
        us => (live.longer)(&figures.units.told(us)),
    }
}
