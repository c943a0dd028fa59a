//! What only CPython knows: the run of a Python program, on a clock that jumps.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::StoreHandle;
use crate::app::{Action, Code, Version};
use crate::browser::python::{PythonRun, trace_of};
use crate::browser::turn::painted;
use crate::text::Language;
use crate::trace::Shared;

/// How long nobody types before a program is run, in ms.
const PAUSE_MS: u32 = 300;

/// Runs the Python program whose run is awaited; one that is known is told anew where the page speaks another language.
/// Another version of the text ends the run of the one before.
#[hook]
pub fn use_python(store: &StoreHandle) {
    let newest = use_mut_ref(Version::default);
    // What has come of the run that is shown, and the language in which it is told.
    let came = use_mut_ref(|| (String::new(), Language::default()));
    let going_on = use_mut_ref(|| None::<PythonRun>);
    let state = &store.state;
    let program = match &state.prediction.awaited {
        Some(Code::Python(program)) => Some(program.clone()),
        Some(Code::Script(_)) | None => None,
    };
    let (language, dispatch) = (state.language, store.dispatch.clone());
    let is_known = state.prediction.python && !state.prediction.is_stale();
    let told_anew = is_known && came.borrow().1 != language;
    use_effect_with(state.version, move |version| {
        let version = *version;
        newest.replace(version);
        // Ended here.
        drop(going_on.take());
        if program.is_none() && !told_anew {
            return;
        }
        spawn_local(async move {
            let ended = if let Some(program) = program {
                painted().await;
                TimeoutFuture::new(PAUSE_MS).await;
                if *newest.borrow() != version {
                    return;
                }
                let progress = dispatch.clone();
                let started = PythonRun::start(&program, false, move |loaded, total| {
                    progress.emit(Action::Fetching(loaded, total));
                });
                match started.await {
                    // Overtaken meanwhile.
                    Ok(_) if *newest.borrow() != version => return,
                    Ok(run) => {
                        let ended = run.ended();
                        going_on.replace(Some(run));
                        ended.await
                    }
                    Err(fault) => Err(fault),
                }
            } else {
                Ok(came.borrow().0.clone())
            };
            let told = trace_of(&ended, language).await;
            if *newest.borrow() != version {
                return;
            }
            dispatch.emit(match told {
                Ok(trace) => {
                    came.replace((ended.unwrap_or_default(), language));
                    Action::Predicted(version, Shared::new(trace))
                }
                Err(fault) => Action::Faulted(version, fault),
            });
        });
    });
}
