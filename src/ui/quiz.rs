//! The quiz: a question in the place of the answer, and beside the answer what was said.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::hooks::{StoreHandle, use_texts};
use super::quoted::told;
use crate::app::{Action, Guess, Told};
use crate::browser::guest::host;
use crate::script::covered;
use crate::text::{Language, Texts};
use crate::trace::{Answer, Micros, Shared, Trace};
use crate::view::{Question, in_short};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
}

/// The open question, with the code where that is not beside it.
#[component]
pub fn Quiz(Props { store }: &Props) -> Html {
    let texts = use_texts();
    let state = &store.state;
    let first = use_node_ref();
    let wrong = use_state_eq(|| false);
    let open = state.question();
    // The keys of a page around this one stay there until somebody comes here.
    // Nor do a presenter's, which uncover.
    let may_focus = !state.presents && (host().is_none() || !state.quiz.told.is_empty());
    use_effect_with((first.clone(), open), move |(first, _)| {
        if let Some(first) = first.cast::<HtmlElement>().filter(|_| may_focus) {
            // A browser may keep the focus where it is.
            let _ = first.focus();
        }
    });
    let Some(question) = open else { return Html::default() };
    let Some(asked) = state.asked(question) else {
        return html! { <p class="nothing" ~textContent={texts.page.predicting} /> };
    };
    let guess = store.on(Action::Guess);
    let onsubmit = {
        let (first, wrong, guess) = (first.clone(), wrong.clone(), guess.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let text = first.cast::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            let total = Guess::total(&text);
            wrong.set(total.is_none());
            total.into_iter().for_each(|total| guess.emit(Some(total)));
        }
    };
    let skip = guess.reform(|_: MouseEvent| None);
    let texts_of = &texts.quiz;
    let skip = html! { <button type="button" onclick={skip} ~textContent={texts_of.skip} /> };
    let choices = asked.choices.iter().enumerate().map(|(index, choice)| {
        let onclick = guess.reform(move |_: MouseEvent| Some(Guess::Choice(index)));
        html! { <button type="button" class="choice" {onclick} ~textContent={choice.clone()} /> }
    });
    let answer = match question {
        Question::Total => html! {
            <>
                <div>
                    <input
                        ref={first.clone()}
                        id="guess"
                        autocomplete="off"
                        placeholder={texts_of.guess_example}
                        aria-invalid={wrong.to_string()}
                        aria-describedby="guess-hint"
                    />
                    <button type="submit" class="primary" ~textContent={texts_of.show_answer} />
                    { skip }
                </div>
                <p
                    id="guess-hint"
                    class="nothing"
                    role="status"
                    ~textContent={if *wrong { texts_of.no_duration } else { texts_of.quiz_hint }}
                />
            </>
        },
        Question::Print | Question::Next | Question::Ends => {
            // The focus is no hint.
            html! {
                <div ref={first.clone()} role="group" tabindex="-1" aria-labelledby="prompt">{ for choices }{ skip }</div>
            }
        }
    };
    html! {
        <form class="card question" {onsubmit}>
            <h2><label id="prompt" for="guess">{ told(&asked.prompt) }</label></h2>
            { listing(&covered(&state.script), "listing", texts.page.the_script) }
            <div key={question.word()} class="answer">{ answer }</div>
        </form>
    }
}

/// A script to be read, with the numbers of its lines; what is covered has no room above the first line that tells something.
pub fn listing(script: &str, class: &'static str, name: &'static str) -> Html {
    let tells = |line: &str| !(line.is_empty() || line.starts_with("# …") || line.starts_with("title \"…"));
    let first = script.lines().position(tells).unwrap_or(0);
    let line = |(at, line): (usize, &str)| html! { <li class={(at < first).then_some("covered")} ~textContent={line.to_owned()} /> };
    html! { <ol {class} tabindex="0" aria-label={name}>{ for script.lines().enumerate().map(line) }</ol> }
}

/// What was said to each question, and how right it was. Why is looked for in the whole run.
pub fn verdicts(told: &[Told], trace: &Shared<Trace>, language: Language) -> Html {
    let several = told.len() > 1;
    let said = told.iter().filter_map(|said| verdict(said, said.guess?, several, trace, language));
    let said: Vec<Html> = said.collect();
    if said.is_empty() {
        Html::default()
    } else {
        html! { <div class="verdicts" tabindex="0">{ said }</div> }
    }
}

/// What was said to a question, with the question where there were several; if it was wrong, what happened instead: the
/// sentence of the step that answers.
fn verdict(
    said: &Told,
    guess: Guess,
    several: bool,
    trace: &Shared<Trace>,
    language: Language,
) -> Option<Html> {
    let asked = said.question.ask(Some(trace), said.from, language)?;
    let (id, text, right) = match guess {
        Guess::Choice(index) => {
            let texts = &language.texts().quiz;
            let (right, choice) = (index == asked.right, &asked.choices[index]);
            let verdict = match right {
                true => (texts.chosen_right)(choice),
                false => (texts.chosen_wrong)(choice, &asked.choices[asked.right]),
            };
            let text = if several { format!("{} {verdict}", asked.prompt) } else { verdict };
            (format!("quiz-answer-{}", said.question.word()), text, right)
        }
        Guess::Total(said_us) => {
            let (text, right) = of_total(said_us, trace.answer(), language);
            ("quiz-answer".into(), text, right)
        }
    };
    let why = asked.why(trace, language).filter(|_| !right);
    Some(html! {
        <div key={said.question.word()} class={if right { "note good" } else { "note grave" }}>
            <p {id} role="status">{ told(&text) }</p>
            if let Some(why) = why {
                <p class="why">{ told(&why) }</p>
            }
        </div>
    })
}

/// How far a guess of the total, in µs, was off, and whether it was right; without a number, that the run never ends.
fn of_total(said_us: Option<Micros>, answer: Answer, language: Language) -> (String, bool) {
    let Texts { quiz: texts, figures, .. } = language.texts();
    let said = said_us.map_or("∞".into(), |us| figures.units.duration(us));
    let never = matches!(answer, Answer::Stuck(_) | Answer::NeverEnds);
    match (said_us, answer.total_us()) {
        (Some(us), Some(total_us)) if us != total_us => {
            let how = if us < total_us { texts.guessed_little } else { texts.guessed_much };
            (how(&said, &figures.units.duration(us.abs_diff(total_us))), false)
        }
        (None, None) if !never => ((texts.guessed_endless)(&said, &in_short(answer, figures)), false),
        (Some(_), Some(_)) | (None, None) => ((texts.guessed_right)(&said), true),
        (Some(_), None) | (None, Some(_)) => {
            ((texts.guessed_endless)(&said, &in_short(answer, figures)), false)
        }
    }
}
