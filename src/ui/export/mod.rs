//! A script's run or a saved trace in other forms, as files to keep.

mod forms;
mod request;

use yew::prelude::*;

use self::forms::Forms;
use self::request::{ExportRequest, Source};
use super::dialog::Dialog;
use crate::app::State;
use crate::export::Look;
use crate::run::available;
use crate::text::Texts;
use crate::trace::Strategy;

/// The dialog.
pub fn export(state: &State, texts: &'static Texts, on_close: Callback<()>) -> Html {
    let trace = state.trace().filter(|_| !state.is_asking() && !state.is_stale());
    html! {
        <Dialog id="export" title={texts.commands.export} {on_close}>
            if let Some(trace) = trace.cloned() {
                <Forms
                    request={ExportRequest {
                        source: match state.saved {
                            // A Python program's has it, too.
                            _ if state.is_python() => Source::Trace(trace.clone()),
                            Some(_) => Source::Trace(trace.clone()),
                            None => Source::Script(state.script.clone(), trace.clone()),
                        },
                        pinned: state.pinned.as_ref().map(|pinned| pinned.trace.clone()),
                        beside: Vec::new(),
                        look: Look { strategy: Some(trace.strategy), language: state.language, ..Look::default() },
                    }}
                    strategies={others(state)}
                    title={state.title()}
                />
            } else {
                <p class="note" ~textContent={why_not(state, texts)} />
            }
        </Dialog>
    }
}

/// Under which other strategies what is shown can be run, too.
fn others(state: &State) -> Vec<Strategy> {
    let Some(program) = state.program() else { return Vec::new() };
    let shown = state.trace().map(|trace| trace.strategy);
    let can = |strategy: &Strategy| Some(*strategy) != shown && available(program, *strategy).is_ok();
    Strategy::ALL.into_iter().filter(can).collect()
}

fn why_not(state: &State, texts: &Texts) -> &'static str {
    match state.prediction.awaited {
        _ if state.is_asking() => texts.exports.no_export_yet,
        Some(_) => texts.page.predicting,
        None => texts.exports.no_export,
    }
}
