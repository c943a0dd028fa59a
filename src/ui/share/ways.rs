//! The ways to share a script that a link can hold.

use std::rc::Rc;

use yew::prelude::*;

use super::choices::Choices;
use super::code::use_code;
use super::copyable::Copyable;
use super::form::Form;
use super::looks::looks;
use crate::app::State;
use crate::browser::address::address;
use crate::share::{LONG, PagePart};
use crate::text::ShareTexts;
use crate::ui::check::check;
use crate::ui::hooks::use_texts;
use crate::view::Question;

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
    let choices = use_state_eq(|| Choices::of(state));
    // A title may answer.
    let title = if choices.quiz.contains(&true) { all_texts.commands.quiz.into() } else { state.title() };
    // A single file stands alone; and an element is read as it is, with all that a question keeps back.
    let embed = address("embed.js").ok().filter(|_| !state.is_asking());
    let forms = Form::ALL.into_iter().filter(|form| *form != Form::Element || embed.is_some());
    let now = *choices;
    let settings = now.settings(state, *form);
    let text = form.text(&state.script, &settings, &title, embed.as_deref().unwrap_or_default(), now.room());
    let text = AttrValue::from(text);
    let code = use_code((*form == Form::Link).then(|| text.clone()));
    let choice = |id: String, name: String, on: bool, changed: Choices| {
        let choices = choices.setter();
        check(id, name, on, move |_| choices.set(changed))
    };
    let questions = (0..).zip(Question::ALL).filter(|(_, question)| state.asked(*question).is_some());
    let questions = questions.map(|(index, question): (usize, _)| {
        let name = format!("{}: {}", all_texts.commands.quiz, question.name(&all_texts.quiz));
        let mut changed = now;
        changed.quiz[index] ^= true;
        choice(format!("share-quiz-{}", question.word()), name, now.quiz[index], changed)
    });
    let extras = (0..).zip(PagePart::EXTRAS).map(|(index, part): (usize, _)| {
        let mut changed = now;
        changed.extras[index] ^= true;
        choice(format!("share-{}", part.shown()), texts.extras[index].into(), now.extras[index], changed)
    });
    html! {
        <>
            <div class="forms" role="group" aria-label={texts.share_as}>
                { for forms.map(|of| form_button(of, &form, texts)) }
            </div>
            <Copyable form={*form} text={text.clone()} {title} />
            if *form == Form::Link && text.len() > LONG {
                <p class="note" ~textContent={texts.long_link} />
            }
            { looks(state, now, *form, all_texts, &choices.setter()) }
            if form.embeds() {
                <div class="also" role="group" aria-label={texts.shown}>
                    <span aria-hidden="true" ~textContent={texts.shown} />
                    { for extras }
                </div>
            }
            { for questions }
            { choice("share-language".into(), texts.in_this_language.into(), now.language, Choices { language: !now.language, ..now }) }
            { code }
        </>
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
