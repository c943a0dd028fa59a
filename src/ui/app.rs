//! The page: the editor on the left, the stage on the right.

use std::rc::Rc;

use yew::prelude::*;

use super::boxes::Boxes;
use super::compare::Compare;
use super::editor::Editor;
use super::findings::Findings;
use super::header::Header;
use super::hooks::{use_keys, use_moment_lines, use_store};
use super::log::Log;
use super::problems::Problems;
use super::result::{Notes, ResultFigures};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use super::transport::Transport;
use super::words::{Language, Words, use_words};
use crate::app::{Action, Move, Scale, State};
use crate::browser::storage::{load, prefers_korean, save, set_language};
use crate::scenarios::about;
use crate::script::Program;
use crate::trace::Trace;

/// Where the language is kept.
const LANGUAGE: &str = "loopscope-language";

/// The whole page, in the language that was chosen before, or in the browser's.
#[component]
pub fn App() -> Html {
    let language = use_state(|| {
        let kept = load(LANGUAGE).and_then(|code| Language::from_code(&code));
        kept.unwrap_or(if prefers_korean() { Language::Korean } else { Language::English })
    });
    use_effect_with(*language, |language| set_language(language.code()));
    let on_language = {
        let language = language.setter();
        Callback::from(move |chosen: Language| {
            // Refused storage forgets it with the page; nothing else is lost.
            save(LANGUAGE, chosen.code());
            language.set(chosen);
        })
    };
    html! {
        <ContextProvider<Language> context={*language}>
            <Page {on_language} />
        </ContextProvider<Language>>
    }
}

#[derive(PartialEq, Properties)]
struct PageProps {
    on_language: Callback<Language>,
}

#[component]
fn Page(props: &PageProps) -> Html {
    let words = use_words();
    let store = use_store();
    let state = &store.state;
    let dispatch = store.dispatcher();
    let with = |action: fn(String) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |script| dispatch.dispatch(action(script)))
    };
    let on_move = {
        let dispatch = dispatch.clone();
        use_callback((), move |to: Move, ()| dispatch.dispatch(Action::Play(to)))
    };
    use_keys({
        let on_move = on_move.clone();
        Callback::from(move |key: String| {
            let to = match key.as_str() {
                " " => Move::Toggle,
                "ArrowLeft" => Move::Back,
                "ArrowRight" => Move::On,
                "Home" => Move::ToStart,
                "End" => Move::ToEnd,
                _ => return false,
            };
            on_move.emit(to);
            true
        })
    });
    let here = use_moment_lines(state);
    let stale = state.prediction.is_stale();
    html! {
        <>
            <Header
                script={state.script.clone()}
                on_load={with(Action::Load)}
                replaced={state.replaced.clone()}
                on_language={props.on_language.clone()}
            />
            <main>
                <section class="script" aria-label={words.script_section}>
                    <Editor
                        script={state.script.clone()}
                        errors={state.prediction.errors.clone()}
                        {here}
                        on_edit={with(Action::Edit)}
                    />
                    <Problems errors={state.prediction.errors.clone()} />
                </section>
                <section class="stage" aria-label={words.result}>
                    { top(words, state, &dispatch) }
                    if let Some((program, trace)) = state.prediction.good.clone() {
                        <div class="picture" inert={stale}>
                            { run(state, program, trace, &on_move, with(Action::Load)) }
                        </div>
                    }
                </section>
            </main>
        </>
    }
}

/// The answer and *Run*.
fn top(words: &Words, state: &State, dispatch: &UseReducerDispatcher<crate::app::Store>) -> Html {
    let on = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(action()))
    };
    let on_scale = {
        let dispatch = dispatch.clone();
        Callback::from(move |scale: Scale| dispatch.dispatch(Action::SetScale(scale)))
    };
    html! {
        <div class="top">
            if let Some((_, trace)) = state.prediction.good.clone() {
                <div class="picture" inert={state.prediction.is_stale()}>
                    <ResultFigures predicted={trace} measured={state.measured()} />
                </div>
            } else {
                <p class="nothing">{ words.no_answer }</p>
            }
            <RunControls
                scale={state.scale}
                running={state.is_running()}
                can_run={!state.prediction.is_stale()}
                {on_scale}
                on_run={on(|| Action::Run)}
                on_stop={on(|| Action::Stop)}
            />
        </div>
    }
}

/// Everything about a run: notes, timeline, playhead, boxes, log, comparison.
fn run(
    state: &State,
    program: Rc<Program>,
    trace: Rc<Trace>,
    on_move: &Callback<Move>,
    on_fix: Callback<String>,
) -> Html {
    let measured = state.measured();
    let playhead = state.playhead;
    let about = about(&state.script);
    html! {
        <>
            if !about.is_empty() {
                <p class="about">{ about }</p>
            }
            <Notes
                program={program.clone()}
                predicted={trace.clone()}
                measured={measured.is_some()}
                unavailable={state.prediction.unavailable.clone()}
            />
            <Findings trace={trace.clone()} on_move={on_move.clone()} {on_fix} />
            <TimelineCard
                title={program.title.clone()}
                predicted={trace.clone()}
                measured={measured.clone()}
                playhead_us={playhead.t_us}
            />
            <Transport trace={trace.clone()} {playhead} on_move={on_move.clone()} />
            <Boxes program={program.clone()} trace={trace.clone()} step={playhead.step} />
            <Log predicted={trace.clone()} {measured} {playhead} on_move={on_move.clone()} />
            <Compare {program} shown={trace.strategy} />
        </>
    }
}
