//! A script's run or a saved trace in other forms, as files to keep.

mod forms;
mod request;

use std::rc::Rc;

use yew::prelude::*;

use self::forms::Forms;
use self::request::{ExportRequest, Source};
use super::dialog::Dialog;
use super::hooks::use_texts;
use crate::app::{Quiz, State};
use crate::export::Look;
use crate::text::Texts;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub state: Rc<State>,
    pub on_close: Callback<()>,
}

/// The dialog.
#[component]
pub fn Export(props: &Props) -> Html {
    let texts = use_texts();
    let state = &props.state;
    let trace = state.trace().filter(|_| state.quiz != Quiz::Asking && !state.is_stale());
    html! {
        <Dialog id="export" title={texts.commands.export} on_close={props.on_close.clone()}>
            if let Some(trace) = trace.cloned() {
                <Forms
                    request={ExportRequest {
                        source: match state.saved {
                            Some(_) => Source::Trace(trace.clone()),
                            None => Source::Script(state.script.clone(), trace.clone()),
                        },
                        before: state.pinned.as_ref().map(|pinned| pinned.trace.clone()),
                        look: Look { strategy: Some(trace.strategy), language: state.language, ..Look::default() },
                    }}
                    title={state.title()}
                />
            } else {
                <p class="note" ~textContent={why_not(state, texts)} />
            }
        </Dialog>
    }
}

fn why_not(state: &State, texts: &Texts) -> &'static str {
    match state.prediction.awaited {
        _ if state.quiz == Quiz::Asking => texts.exports.no_export_yet,
        Some(_) => texts.page.predicting,
        None => texts.exports.no_export,
    }
}
