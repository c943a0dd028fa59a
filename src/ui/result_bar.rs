//! The answer and *Run*.

use yew::prelude::*;

use super::ask::AskFirst;
use super::hooks::{StoreHandle, use_texts};
use super::result::ResultFigures;
use super::run_controls::RunControls;
use crate::app::Action;

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
    let texts = &use_texts().page;
    let state = &store.state;
    html! {
        <>
            if let Some(trace) = state.trace().cloned() {
                <div class="picture" inert={state.is_stale()}>
                    <ResultFigures predicted={trace} saved={state.saved.is_some()} measured={state.measured()} />
                </div>
            } else {
                <p class="nothing" ~textContent={if state.prediction.awaited.is_some() { texts.predicting } else { texts.no_answer }} />
            }
            <RunControls
                scale={state.scale}
                live={state.live.clone()}
                predicted={state.trace().map(|trace| trace.answer())}
                can_run={state.saved.is_none() && !state.is_stale()}
                tight={*tight}
                on_scale={store.on(Action::SetScale)}
                on_run={store.on(|()| Action::Run)}
                on_stop={store.on(|()| Action::Stop)}
            />
            if let Some(hold_us) = state.asks {
                <AskFirst {hold_us} scale={state.scale} on_choose={store.dispatch.clone()} />
            }
        </>
    }
}
