//! Running the script for real.

use yew::prelude::*;

use super::choice::Choice;
use super::hooks::StoreHandle;
use super::run_status::RunStatus;
use crate::app::{Action, Scale};
use crate::text::{LiveTexts, Texts};
use crate::trace::Strategy;

/// *Run*, *Stop* and how fast; where it is `tight`, the one button alone.
pub fn run_controls(store: &StoreHandle, tight: bool, texts: &'static Texts) -> Html {
    let (state, texts) = (&store.state, &texts.live);
    let can_run = state.saved.is_none() && !state.is_stale();
    html! {
        <div class="run">
            if !tight {
                { scale(store, texts) }
            }
            if state.is_running() {
                <button type="button" id="stop" class="primary" onclick={store.on(|_| Action::Stop)}>
                    <svg key="stop" viewBox="0 0 12 12" aria-hidden="true"><rect x="1" y="1" width="10" height="10" rx="1.5" /></svg>
                    <span key="to-stop" ~textContent={texts.stop} />
                </button>
            } else {
                <button
                    type="button"
                    id="run"
                    class="primary"
                    disabled={!can_run}
                    onclick={store.on(|_| Action::Run)}
                >
                    <svg key="run" viewBox="0 0 12 12" aria-hidden="true"><path d="M2 .8v10.4L11.4 6z" /></svg>
                    <span key="to-run" ~textContent={texts.run} />
                </button>
            }
            if !tight {
                <RunStatus
                    live={state.live.clone()}
                    python={state.is_python()}
                    strategy={state.trace().map_or(Strategy::Async, |trace| trace.strategy)}
                    predicted={state.trace().map(|trace| trace.answer())}
                />
            }
        </div>
    }
}

/// How fast runs go.
fn scale(store: &StoreHandle, texts: &LiveTexts) -> Html {
    // CPython's clock is the browser's own.
    let is_python = store.state.is_python();
    let chosen = if is_python { Scale::REAL } else { store.state.scale };
    let options: Vec<AttrValue> =
        Scale::ALL.iter().map(|scale| (texts.scale)(&scale.seconds()).into()).collect();
    html! {
        <Choice
            id="scale"
            label={texts.second_takes}
            {options}
            chosen={Scale::ALL.iter().position(|scale| *scale == chosen)}
            disabled={store.state.is_running() || is_python}
            on_choose={store.on(|index: usize| Action::SetScale(Scale::ALL[index]))}
        />
    }
}
