//! The answer and *Run*.

use yew::prelude::*;

use super::ask::ask_first;
use super::hooks::StoreHandle;
use super::result::result_figures;
use super::run_controls::run_controls;
use crate::app::Code;
use crate::text::Texts;

/// The figures, or why there are none yet; *Run*, and the question before a run that would hold the page up for long. Where it
/// is `tight` there is room for the figures and the one button alone.
pub fn result_bar(store: &StoreHandle, tight: bool, texts: &'static Texts) -> Html {
    let state = &store.state;
    html! {
        <>
            if let Some(trace) = state.trace() {
                <div class="picture" inert={state.is_stale()}>
                    { result_figures(state, trace, texts) }
                </div>
            } else {
                <p class="nothing" ~textContent={match state.prediction.awaited {
                    Some(Code::Script(_)) => texts.page.predicting,
                    Some(Code::Python(_)) => texts.python.running,
                    None => texts.page.no_answer,
                }} />
            }
            { run_controls(store, tight, texts) }
            if let Some(hold_us) = state.asks {
                { ask_first(hold_us, state.scale, texts, &store.dispatch) }
            }
        </>
    }
}
