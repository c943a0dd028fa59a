//! The page in somebody else's: result, timeline and transport fill the frame, with what else the link asks for; the
//! script waits behind a button.

use yew::prelude::*;

use super::app::StoreProps;
use super::code::code;
use super::hooks::{use_follow, use_guest, use_moments, use_texts};
use super::icons::{OPEN_OUT, PENCIL, icon};
use super::problems::Problems;
use super::python::python;
use super::quiz::Quiz;
use super::result_bar::result_bar;
use super::run_panel::{Around, run_panel};
use super::script_panel::{ScriptPanel, here};
use super::stage::details;
use crate::app::State;
use crate::browser::location::page;
use crate::share::{MOST_BYTES, PagePart, Settings, write};

/// What an embedded page shows.
#[component]
pub fn Embed(StoreProps { store, prepared }: &StoreProps) -> Html {
    let texts = use_texts();
    let state = &store.state;
    let asking = state.is_asking();
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
    let title = trace.filter(|_| !asking).and_then(|trace| trace.title.as_deref());
    let extras = &state.visit.settings.show;
    let here = here(state, &moments.now);
    // The first of them is in sight.
    let listing = use_follow("li", here.first().map_or(0, |line| *line as usize));
    let beside = if extras.contains(&PagePart::Editor) && state.has_script() {
        code(&state.script, state.is_python(), &here, texts.page.the_script, listing)
    } else {
        Html::default()
    };
    let below = || match extras.iter().any(|part| *part != PagePart::Editor) {
        true => html! { <div class="extras">{ details(store, &moments.now) }</div> },
        false => Html::default(),
    };
    html! {
        <main class={classes!("embed", (!extras.is_empty()).then_some("with-extras"))}>
            <h1 class="unseen" ~textContent={title.unwrap_or("Loopscope").to_owned()} />
            <div class="embed-head">
                if !asking {
                    { result_bar(store, true, texts) }
                }
                <div class="commands">
                    if !state.visit.hides(PagePart::Editor) {
                        <button
                            type="button"
                            aria-label={texts.page.the_script}
                            aria-pressed={editing.to_string()}
                            title={texts.page.the_script}
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
                        aria-label={texts.page.open_whole}
                        title={texts.page.open_whole}
                    >
                        { icon(OPEN_OUT) }
                    </a>
                </div>
            </div>
            if *editing {
                // To be read and changed: nothing of it is kept.
                <ScriptPanel store={store.clone()} moment={moments.now.clone()} />
            } else if asking {
                <Quiz store={store.clone()} />
            } else if trace.is_none() {
                <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} />
                { python(state, state.language) }
            } else {
                { run_panel(store, prepared.as_ref(), &moments, Around { tight: true, beside, below: below(), ..Around::default() }) }
            }
        </main>
    }
}

/// The script as it stands, in the full page.
fn full(state: &State) -> String {
    let (Settings { language, theme, .. }, strategy) = (state.visit.settings.clone(), state.strategy);
    let (quiz, at) = state.open_quiz();
    // No link holds more.
    if state.script.len() > MOST_BYTES {
        return page();
    }
    format!(
        "{}#{}",
        page(),
        write(&state.script, &Settings { strategy, language, theme, quiz, at, ..Settings::default() })
    )
}
