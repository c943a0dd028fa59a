//! The answer and *Run*.

use yew::prelude::*;

use super::ask::ask_first;
use super::hooks::{StoreHandle, use_texts};
use super::result::ResultFigures;
use super::run_controls::run_controls;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    /// Whether there is room for the figures and the one button alone.
    #[prop_or_default]
    pub tight: bool,
}

/// The figures, or why there are none yet; *Run*, and the question before a run that would hold the page up for long.
#[component]
pub fn ResultBar(Props { store, tight }: &Props) -> Html {
    let texts = use_texts();
    let state = &store.state;
    html! {
        <>
            if let Some(trace) = state.trace().cloned() {
                <div class="picture" inert={state.is_stale()}>
                    <ResultFigures predicted={trace} saved={state.saved.is_some()} measured={state.measured()} />
                </div>
            } else {
                <p class="nothing" ~textContent={if state.prediction.awaited.is_some() { texts.page.predicting } else { texts.page.no_answer }} />
            }
            { run_controls(store, *tight, texts) }
            if let Some(hold_us) = state.asks {
                { ask_first(hold_us, state.scale, texts, &store.dispatch) }
            }
        </>
    }
}
