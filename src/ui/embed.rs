//! The page in somebody else's: result, timeline and transport fill the frame, the script waits behind a button.

use yew::prelude::*;

use super::app::StoreProps;
use super::hooks::{use_guest, use_moments, use_texts};
use super::icons::{OPEN_OUT, PENCIL, icon};
use super::problems::Problems;
use super::quiz::Question;
use super::result_bar::ResultBar;
use super::run_panel::RunPanel;
use super::script_panel::ScriptPanel;
use crate::app::{Action, Quiz, State};
use crate::browser::location::page;
use crate::share::{MOST_BYTES, PagePart, Settings, write};

/// What an embedded page shows.
#[component]
pub fn Embed(StoreProps { store, prepared }: &StoreProps) -> Html {
    let texts = &use_texts().page;
    let state = &store.state;
    let asking = state.quiz == Quiz::Asking;
    let editing = use_state_eq(|| false);
    use_guest(store, !*editing && !asking);
    let link = use_state_eq(page);
    // Where it leads is put together when somebody is about to follow it.
    let find = {
        let (link, store) = (link.setter(), store.clone());
        Callback::from(move |()| link.set(full(&store.state)))
    };
    let toggle = {
        let editing = editing.clone();
        move |_| editing.set(!*editing)
    };
    let trace = state.trace();
    let moments = use_moments(trace, state.playhead.step, prepared.as_ref());
    let title = trace.and_then(|trace| trace.title.as_deref()).unwrap_or("Loopscope").to_owned();
    html! {
        <main class="embed">
            <h1 class="unseen" ~textContent={title} />
            <div class="embed-head">
                if !asking {
                    <ResultBar store={store.clone()} tight=true />
                }
                <div class="commands">
                    if !state.visit.hides(PagePart::Editor) {
                        <button
                            type="button"
                            aria-label={texts.the_script}
                            aria-pressed={editing.to_string()}
                            title={texts.the_script}
                            onclick={toggle}
                        >
                            { icon(PENCIL) }
                        </button>
                    }
                    <a
                        href={(*link).clone()}
                        onpointerenter={find.reform(|_| ())}
                        onfocus={find.reform(|_| ())}
                        target="_blank"
                        rel="noopener"
                        aria-label={texts.open_whole}
                        title={texts.open_whole}
                    >
                        { icon(OPEN_OUT) }
                    </a>
                </div>
            </div>
            if *editing {
                // To be read and changed: nothing of it is kept.
                <ScriptPanel store={store.clone()} moment={moments.now.clone()} />
            } else if asking {
                <Question on_guess={store.on(Action::Guess)} />
            } else if trace.is_none() {
                <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} />
            } else {
                <RunPanel store={store.clone()} prepared={prepared.clone()} {moments} tight=true />
            }
        </main>
    }
}

/// The script as it stands, in the full page.
fn full(state: &State) -> String {
    let (Settings { language, theme, .. }, strategy) = (state.visit.settings.clone(), state.strategy);
    let quiz = state.quiz == Quiz::Asking;
    // No link holds more.
    if state.script.len() > MOST_BYTES {
        return page();
    }
    format!(
        "{}#{}",
        page(),
        write(&state.script, &Settings { strategy, language, theme, quiz, ..Settings::default() })
    )
}
