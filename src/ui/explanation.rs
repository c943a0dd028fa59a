//! What the scenario is about, and what there is to point at in the run.

use std::rc::Rc;

use yew::prelude::*;

use super::findings::Findings;
use super::hooks::StoreHandle;
use crate::app::{Action, Quiz};
use crate::scenarios::{about, without_note};
use crate::share::PagePart;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
}

/// The explanation; while the quiz asks it tells nothing of the run.
#[component]
pub fn Explanation(Props { store }: &Props) -> Html {
    let state = &store.state;
    let about = if state.has_script() { about(&state.script) } else { String::new() };
    let shown = state.quiz != Quiz::Asking && !state.visit.hides(PagePart::Findings);
    let analysis = state.analysis().filter(|_| shown).cloned();
    let found = analysis.filter(|analysis| !analysis.findings.is_empty()).zip(state.trace());
    // What was found in the run before waits, out of reach, for what is found in this one.
    let stale = state.is_stale();
    html! {
        <div class="explain">
            if !about.is_empty() {
                <p class="about" ~textContent={about} />
            }
            if let Some((analysis, trace)) = found {
                <div class={stale.then_some("picture")} inert={stale || state.prediction.unanalysed}>
                    <Findings
                        {analysis}
                        answer={trace.answer()}
                        on_look={store.on(Action::Look)}
                        on_fix={store.on(|script: Rc<str>| Action::Load(without_note(&script).into()))}
                    />
                </div>
            }
        </div>
    }
}
