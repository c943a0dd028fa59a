//! The ways to share a script that a link can hold.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::code::Code;
use super::copyable::Copyable;
use super::form::Form;
use crate::app::{Quiz, State};
use crate::browser::address::address;
use crate::share::{At, LONG, Settings};
use crate::text::ShareTexts;
use crate::ui::hooks::use_texts;
use crate::ui::words::words;

/// What the link says beside the script.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Choices {
    moment: bool,
    quiz: bool,
    language: bool,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub state: Rc<State>,
}

/// A form to choose, its text to copy, and what it is to say.
#[component]
pub fn Ways(props: &Props) -> Html {
    let texts = &use_texts().share;
    let state = &props.state;
    let form = use_state_eq(|| Form::Link);
    let choices = use_state_eq(|| Choices { moment: false, quiz: state.quiz != Quiz::Off, language: false });
    let title = state.title();
    // A single file stands alone.
    let embed = address("embed.js").ok();
    let forms = Form::ALL.into_iter().filter(|form| *form != Form::Element || embed.is_some());
    let settings = settings(state, *choices);
    let text = form.text(&state.script, &settings, &title, embed.as_deref().unwrap_or_default());
    let text = AttrValue::from(text);
    let check = |id: &'static str, name: String, on: bool, set: fn(&mut Choices, bool)| {
        let choices = choices.clone();
        let onchange = move |event: Event| {
            let mut changed = *choices;
            set(&mut changed, event.target_unchecked_into::<HtmlInputElement>().checked());
            choices.set(changed);
        };
        html! { <label class="check"><input {id} type="checkbox" checked={on} {onchange} />{ words(name) }</label> }
    };
    let at = use_texts().figures.units.duration(state.playhead.t_us);
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
            if state.quiz != Quiz::Asking {
                { check("share-moment", (texts.at_this_moment)(&at), choices.moment, |choices, on| choices.moment = on) }
            }
            { check("share-quiz", texts.as_a_quiz.into(), choices.quiz, |choices, on| choices.quiz = on) }
            { check("share-language", texts.in_this_language.into(), choices.language, |choices, on| choices.language = on) }
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
    Settings {
        at: choices.moment.then(at),
        quiz: choices.quiz,
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
