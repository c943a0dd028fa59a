//! The ways to share a script that a link can hold.

use std::rc::Rc;

use yew::prelude::*;

use super::code::Code;
use super::copyable::Copyable;
use super::form::Form;
use crate::app::State;
use crate::browser::address::address;
use crate::share::{At, LONG, Settings};
use crate::text::ShareTexts;
use crate::ui::hooks::use_texts;
use crate::ui::words::words;
use crate::view::Question;

/// What the link says beside the script.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Choices {
    moment: bool,
    /// Which of [`Question::ALL`] are asked.
    quiz: [bool; Question::ALL.len()],
    language: bool,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub state: Rc<State>,
}

/// A form to choose, its text to copy, and what it is to say.
#[component]
pub fn Ways(props: &Props) -> Html {
    let all_texts = use_texts();
    let texts = &all_texts.share;
    let state = &props.state;
    let form = use_state_eq(|| Form::Link);
    let choices = use_state_eq(|| Choices {
        moment: false,
        quiz: Question::ALL.map(|question| state.quiz.asks.contains(&question)),
        language: false,
    });
    // A title may answer.
    let title = if choices.quiz.contains(&true) { all_texts.commands.quiz.into() } else { state.title() };
    // A single file stands alone; and an element is read as it is, with all that a question keeps back.
    let embed = address("embed.js").ok().filter(|_| !state.is_asking());
    let forms = Form::ALL.into_iter().filter(|form| *form != Form::Element || embed.is_some());
    let settings = settings(state, *choices);
    let text = form.text(&state.script, &settings, &title, embed.as_deref().unwrap_or_default());
    let text = AttrValue::from(text);
    let check = |id: String, name: String, on: bool, changed: Choices| {
        let choices = choices.setter();
        let onchange = move |_: Event| choices.set(changed);
        html! { <label class="check"><input {id} type="checkbox" checked={on} {onchange} />{ words(name) }</label> }
    };
    let now = *choices;
    let questions = (0..).zip(Question::ALL).filter(|(_, question)| state.asked(*question).is_some());
    let questions = questions.map(|(index, question): (usize, _)| {
        let (id, name) = match question {
            Question::Total => ("share-quiz".into(), texts.as_a_quiz.into()),
            Question::Print | Question::Next | Question::Ends => {
                let (quiz, name) = (all_texts.commands.quiz, question.name(&all_texts.quiz));
                (format!("share-quiz-{}", question.word()), format!("{quiz}: {name}"))
            }
        };
        let mut changed = now;
        changed.quiz[index] ^= true;
        check(id, name, now.quiz[index], changed)
    });
    let at = all_texts.figures.units.duration(state.playhead.t_us);
    html! {
        <>
            <div class="forms" role="group" aria-label={texts.share_as}>
                { for forms.map(|of| form_button(of, &form, texts)) }
            </div>
            <Copyable form={*form} text={text.clone()} {title} />
            if *form == Form::Link && text.len() > LONG {
                <p class="note" ~textContent={texts.long_link} />
            }
            // It would tell what is asked for.
            if !state.is_asking() {
                { check("share-moment".into(), (texts.at_this_moment)(&at), now.moment, Choices { moment: !now.moment, ..now }) }
            }
            { for questions }
            { check("share-language".into(), texts.in_this_language.into(), now.language, Choices { language: !now.language, ..now }) }
            if *form == Form::Link {
                <Code link={text} />
            }
        </>
    }
}

fn settings(state: &State, choices: Choices) -> Settings {
    let playhead = state.playhead;
    // A time can be read and typed; but many events may share it.
    let at = || match state.trace() {
        Some(trace) if trace.events.partition_point(|event| event.t_us <= playhead.t_us) != playhead.step => {
            At::Step(playhead.step)
        }
        _ => At::Time(playhead.t_us),
    };
    let (_, of_quiz) = state.open_quiz();
    let asked = Question::ALL.into_iter().zip(choices.quiz).filter(|(_, asked)| *asked);
    Settings {
        at: choices.moment.then(at).or(of_quiz),
        quiz: asked.map(|(question, _)| question).collect(),
        language: choices.language.then_some(state.language),
        ..Settings::default()
    }
}

fn form_button(of: Form, form: &UseStateHandle<Form>, texts: &ShareTexts) -> Html {
    let chosen = form.clone();
    html! {
        <button
            type="button"
            aria-pressed={(**form == of).to_string()}
            onclick={move |_| chosen.set(of)}
            ~textContent={of.name(texts)}
        />
    }
}
