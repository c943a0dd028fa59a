//! The page: the editor on the left, the stage on the right.

use std::rc::Rc;

use yew::prelude::*;

use super::against::Against;
use super::ask::AskFirst;
use super::boxes::Boxes;
use super::compare::Compare;
use super::editor::Editor;
use super::findings::Findings;
use super::header::Header;
use super::help::Help;
use super::hooks::{Commands, use_commands, use_draft, use_files, use_moment, use_store};
use super::log::Log;
use super::problems::Problems;
use super::quiz::{Answer, Question};
use super::result::{Notes, ResultFigures};
use super::run_controls::RunControls;
use super::timeline::TimelineCard;
use super::transport::Transport;
use super::words::{Words, use_words};
use crate::app::{Action, Move, Quiz, Scale, State, Store};
use crate::scenarios::about;
use crate::script::{Language, Program};
use crate::sorted::Set;
use crate::trace::Trace;
use crate::view::Moment;
use crate::view::figures::duration;

/// Live runs cannot tell lines apart that are closer than so many real ms.
const CLOSE_MS: f64 = 20.0;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_store();
    html! {
        <ContextProvider<Language> context={store.state.language}>
            <Page {store} />
        </ContextProvider<Language>>
    }
}

#[derive(PartialEq, Properties)]
struct PageProps {
    store: UseReducerHandle<Store>,
}

#[component]
fn Page(PageProps { store }: &PageProps) -> Html {
    let words = use_words();
    let state = &store.state;
    let dispatch = store.dispatcher();
    // Which of the two halves a narrow page shows.
    let watching = use_state_eq(|| true);
    // The name of a file that could not be read.
    let unreadable = use_state_eq(|| None::<String>);
    let with = |action: fn(String) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |script| dispatch.dispatch(action(script)))
    };
    let on_language = {
        let dispatch = dispatch.clone();
        Callback::from(move |language| dispatch.dispatch(Action::Speak(language)))
    };
    let on_move = {
        let dispatch = dispatch.clone();
        use_callback((), move |to: Move, ()| dispatch.dispatch(Action::Play(to)))
    };
    let files = {
        let dispatch = dispatch.clone();
        let unreadable = unreadable.setter();
        use_files(Callback::from(move |text: Result<String, String>| {
            unreadable.set(text.as_ref().err().cloned());
            text.into_iter().for_each(|script| dispatch.dispatch(Action::Load(script)));
        }))
    };
    let Commands { on_command, help, keys_on, on_keys } = use_commands(store, files.input.clone());
    let keep_mine = use_draft(&state.script);
    let on_guess = {
        let dispatch = dispatch.clone();
        Callback::from(move |us| dispatch.dispatch(Action::Guess(us)))
    };
    let moment = use_moment(state.prediction.good.as_ref(), state.playhead.step);
    let stale = state.prediction.is_stale();
    // At the end tasks stand nowhere, or where they are stuck.
    let here = if stale { Set::new() } else { moment.lines().collect() };
    let here = Rc::new(here);
    html! {
        <>
            <Header
                script={state.script.clone()}
                on_load={with(Action::Load)}
                replaced={state.replaced.clone()}
                on_language={on_language}
                quiz={state.quiz}
                on_command={on_command.clone()}
            />
            { tabs(words, state, &watching) }
            <input ref={files.input} type="file" accept=".loop,text/plain" hidden=true onchange={files.on_chosen} />
            <main
                class={if *watching { "watching" } else { "editing" }}
                ondragover={files.on_drag}
                ondrop={files.on_drop}
            >
                <section class="script" aria-label={words.script_section}>
                    <Editor
                        script={state.script.clone()}
                        errors={state.prediction.errors.clone()}
                        {here}
                        on_edit={with(Action::Edit)}
                    />
                    <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} />
                    if let Some(name) = &*unreadable {
                        <p class="note grave" role="alert">{ (words.unreadable)(name) }</p>
                    }
                    if let Some(keep_mine) = keep_mine {
                        <p class="note" role="status">
                            { words.overtaken }{" "}
                            <button type="button" class="fix" onclick={keep_mine}>{ words.keep_mine }</button>
                        </p>
                    }
                    { explanation(state, &on_move, with(Action::Load)) }
                </section>
                <section class="stage" aria-label={words.result}>
                    if state.quiz == Quiz::Asking {
                        <Question {on_guess} />
                    } else {
                        { top(words, state, &dispatch) }
                        if let Some((program, trace)) = state.prediction.good.clone() {
                            <div class="picture" inert={stale}>
                                { run(state, program, trace, moment, &on_move) }
                            </div>
                        }
                    }
                </section>
            </main>
            if *help {
                <Help
                    {keys_on}
                    {on_keys}
                    on_load={with(Action::Load)}
                    on_close={move |()| help.set(false)}
                />
            }
        </>
    }
}

/// The two halves of a narrow page.
fn tabs(words: &Words, state: &State, watching: &UseStateHandle<bool>) -> Html {
    let tab = |watch: bool, name: String| {
        let watching = watching.clone();
        let pressed = (*watching == watch).to_string();
        html! {
            <button type="button" aria-pressed={pressed} onclick={move |_| watching.set(watch)}>{ name }</button>
        }
    };
    let total = match &state.prediction.good {
        Some((_, trace)) if state.quiz != Quiz::Asking => {
            format!("{} · {}", words.watch, duration(trace.total_us))
        }
        _ => words.watch.to_owned(),
    };
    html! { <nav class="tabs">{ tab(false, words.edit.to_owned()) }{ tab(true, total) }</nav> }
}

/// What the scenario is about, and what there is to point at in the run.
fn explanation(state: &State, on_move: &Callback<Move>, on_fix: Callback<String>) -> Html {
    let about = about(&state.script);
    let total_us = state.predicted_us();
    let study = state.prediction.study.clone().filter(|_| state.quiz != Quiz::Asking);
    let found = study.filter(|study| !study.findings.is_empty());
    html! {
        <div class="explain">
            if !about.is_empty() {
                <p class="about">{ about }</p>
            }
            if let Some(study) = found {
                <div class="picture" inert={state.prediction.is_stale()}>
                    <Findings {study} {total_us} on_move={on_move.clone()} {on_fix} />
                </div>
            }
        </div>
    }
}

/// The answer and *Run*.
fn top(words: &Words, state: &State, dispatch: &UseReducerDispatcher<Store>) -> Html {
    let on = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(action()))
    };
    let on_scale = {
        let dispatch = dispatch.clone();
        Callback::from(move |scale: Scale| dispatch.dispatch(Action::SetScale(scale)))
    };
    let predicted_us = state.predicted_us();
    let on_choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |action: Action| dispatch.dispatch(action))
    };
    html! {
        <div class="top">
            if let Some((_, trace)) = state.prediction.good.clone() {
                <div class="picture" inert={state.prediction.is_stale()}>
                    <ResultFigures predicted={trace} measured={state.measured()} />
                </div>
            } else if state.prediction.awaited.is_some() {
                <p class="nothing">{ words.predicting }</p>
            } else {
                <p class="nothing">{ words.no_answer }</p>
            }
            <RunControls
                scale={state.scale}
                live={state.live.clone()}
                {predicted_us}
                can_run={!state.prediction.is_stale()}
                {on_scale}
                on_run={on(|| Action::Run)}
                on_stop={on(|| Action::Stop)}
            />
            if let Some(hold_us) = state.asks {
                <AskFirst {hold_us} scale={state.scale} {on_choose} />
            }
        </div>
    }
}

/// Everything about a run: notes, timeline, playhead, boxes, log, comparison.
fn run(
    state: &State,
    program: Rc<Program>,
    trace: Rc<Trace>,
    moment: Rc<Moment>,
    on_move: &Callback<Move>,
) -> Html {
    let measured = state.measured();
    let playhead = state.playhead;
    let close_us = state.live.as_ref().map_or(0, |live| live.scale.script_us(CLOSE_MS));
    html! {
        <>
            if let Quiz::Told(Some(guess_us)) = state.quiz {
                <Answer {guess_us} predicted_us={trace.total_us} />
            }
            <Notes
                program={program.clone()}
                predicted={trace.clone()}
                measured={measured.is_some()}
                unavailable={state.prediction.unavailable.clone()}
                no_worker={state.no_worker.clone()}
                hidden={state.live.as_ref().is_some_and(|live| live.hidden)}
            />
            <TimelineCard
                title={program.title.clone()}
                predicted={trace.clone()}
                measured={measured.clone()}
                playhead_us={playhead.t_us}
            />
            <Transport trace={trace.clone()} {playhead} on_move={on_move.clone()} />
            <Boxes {program} trace={trace.clone()} {moment} />
            if let Some(measured) = measured.clone().filter(|_| !state.is_running()) {
                <Against predicted={trace.clone()} {measured} />
            }
            <Log predicted={trace.clone()} {measured} {close_us} {playhead} on_move={on_move.clone()} />
            if let Some(study) = state.prediction.study.clone() {
                <Compare {study} shown={trace.strategy} />
            }
        </>
    }
}
