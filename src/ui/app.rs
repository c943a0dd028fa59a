//! The page: the editor on the left, the stage on the right.

use yew::prelude::*;

use super::editor::Editor;
use super::header::Header;
use super::hooks::use_store;
use super::log::Log;
use super::problems::Problems;
use super::result::{Notes, ResultFigures};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use crate::app::{Action, Scale};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_store();
    let state = &store.state;
    let dispatch = store.dispatcher();
    let on = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(action()))
    };
    let on_edit = {
        let dispatch = dispatch.clone();
        Callback::from(move |script| dispatch.dispatch(Action::Edit(script)))
    };
    let on_scale = {
        let dispatch = dispatch.clone();
        Callback::from(move |scale: Scale| dispatch.dispatch(Action::SetScale(scale)))
    };
    let stale = state.prediction.is_stale();
    let measured = state.live.as_ref().and_then(|live| live.trace.clone());
    html! {
        <>
            <Header />
            <main>
                <section class="script" aria-label="Script">
                    <Editor script={state.script.clone()} errors={state.prediction.errors.clone()} {on_edit} />
                    <Problems errors={state.prediction.errors.clone()} />
                </section>
                <section class={classes!("stage", stale.then_some("stale"))} aria-label="Result">
                    <div class="top">
                        if let Some((_, trace)) = state.prediction.good.clone() {
                            <ResultFigures predicted={trace} measured={measured.clone()} />
                        } else {
                            <p class="nothing">{"The answer appears here once the script has no errors."}</p>
                        }
                        <RunControls
                            scale={state.scale}
                            running={state.is_running()}
                            can_run={!stale}
                            {on_scale}
                            on_run={on(|| Action::Run)}
                            on_stop={on(|| Action::Stop)}
                        />
                    </div>
                    if let Some((program, trace)) = state.prediction.good.clone() {
                        <Notes
                            program={program.clone()}
                            predicted={trace.clone()}
                            measured={measured.is_some()}
                            unavailable={state.prediction.unavailable.clone()}
                        />
                        <TimelineCard
                            title={program.title.clone()}
                            predicted={trace.clone()}
                            measured={measured.clone()}
                        />
                        <Log predicted={trace} {measured} />
                    }
                </section>
            </main>
        </>
    }
}
