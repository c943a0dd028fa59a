//! A script on its way to somebody else: as a link, as a code on the wall, in a page of theirs.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::dialog::Dialog;
use super::words::{DialogWords, use_texts};
use crate::app::{Quiz, State};
use crate::browser::address::address;
use crate::browser::clipboard::{can_share, copy, copy_selected, share};
use crate::browser::files::file_name;
use crate::browser::location::page;
use crate::share::{At, LONG, MOST_BYTES, Settings, element, iframe, markdown, qr, write};
use crate::view::figures::duration;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub state: Rc<State>,
    pub on_close: Callback<()>,
}

/// What is to be copied.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Link,
    Frame,
    Element,
    Markdown,
}

const FORMS: [Form; 4] = [Form::Link, Form::Frame, Form::Element, Form::Markdown];

/// What the link says beside the script.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Choices {
    moment: bool,
    quiz: bool,
    language: bool,
}

/// How the last copy went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    Not,
    Done,
    Refused,
}

/// The dialog.
#[component]
pub fn Share(props: &Props) -> Html {
    let words = use_texts::<DialogWords>();
    html! {
        <Dialog id="share" title={words.share} on_close={props.on_close.clone()}>
            if props.state.script.len() > MOST_BYTES {
                <p class="note grave">{ words.too_large_to_share }</p>
            } else {
                <Ways state={props.state.clone()} />
            }
        </Dialog>
    }
}

#[derive(PartialEq, Properties)]
struct WaysProps {
    state: Rc<State>,
}

/// The ways to share a script that a link can hold.
#[component]
fn Ways(props: &WaysProps) -> Html {
    let words = use_texts::<DialogWords>();
    let state = &props.state;
    let form = use_state_eq(|| Form::Link);
    let choices = use_state_eq(|| Choices { moment: false, quiz: state.quiz != Quiz::Off, language: false });
    let copied = use_state_eq(|| Copied::Not);
    let field = use_node_ref();
    let settings = settings(state, *choices);
    let title = state.title();
    // A single file stands alone.
    let embed = address("embed.js").ok();
    let forms = FORMS.into_iter().filter(|form| *form != Form::Element || embed.is_some());
    let forms: Vec<Form> = forms.collect();
    let link = format!("{}#{}", page(), write(&state.script, &settings));
    let text = match *form {
        Form::Link => link.clone(),
        Form::Frame => iframe(&page(), &state.script, &settings, &title),
        Form::Element => element(&embed.unwrap_or_default(), &state.script, &settings, &title),
        Form::Markdown => markdown(&page(), &state.script, &settings, &title, &file_name(&title, "svg")),
    };
    let onclick = {
        let (text, field, copied) = (text.clone(), field.clone(), copied.setter());
        move |_| {
            let (text, field, copied) = (text.clone(), field.clone(), copied.clone());
            spawn_local(async move {
                let done = copy(&text).await
                    || field.cast::<HtmlTextAreaElement>().is_some_and(|field| copy_selected(&field));
                copied.set(if done { Copied::Done } else { Copied::Refused });
            });
        }
    };
    // What was copied is another text now.
    use_effect_with(text.clone(), {
        let copied = copied.setter();
        move |_| copied.set(Copied::Not)
    });
    let check = |id: &'static str, name: String, on: bool, set: fn(&mut Choices, bool)| {
        let choices = choices.clone();
        let onchange = move |event: Event| {
            let mut changed = *choices;
            set(&mut changed, event.target_unchecked_into::<HtmlInputElement>().checked());
            choices.set(changed);
        };
        html! { <label class="check"><input {id} type="checkbox" checked={on} {onchange} />{ name }</label> }
    };
    let at = duration(state.playhead.t_us);
    html! {
        <>
            <div class="forms" role="group" aria-label={words.share_as}>
                { for forms.into_iter().map(|of| form_button(of, &form, words)) }
            </div>
            <label class="unseen" for="share-text">{ name(*form, words) }</label>
            <textarea ref={field} id="share-text" readonly=true rows="4" spellcheck="false" value={text.clone()} />
            <p class="nothing">{ explanation(*form, words) }</p>
            <div class="copy">
                <button type="button" id="copy" class="primary" {onclick}>{ words.copy }</button>
                if *form == Form::Link && can_share() {
                    { system_share(title, link.clone(), words) }
                }
                <span role="status">
                    { match *copied { Copied::Not => "", Copied::Done => words.copied, Copied::Refused => words.copy_refused } }
                </span>
                <span id="share-length">{ (words.characters)(text.chars().count()) }</span>
            </div>
            if *form == Form::Link && link.len() > LONG {
                <p class="note">{ words.long_link }</p>
            }
            // It would tell what is asked for.
            if state.quiz != Quiz::Asking {
                { check("share-moment", (words.at_this_moment)(&at), choices.moment, |choices, on| choices.moment = on) }
            }
            { check("share-quiz", words.as_a_quiz.into(), choices.quiz, |choices, on| choices.quiz = on) }
            { check("share-language", words.in_this_language.into(), choices.language, |choices, on| choices.language = on) }
            if *form == Form::Link {
                <Code {link} />
            }
        </>
    }
}

fn settings(state: &State, choices: Choices) -> Settings {
    let playhead = state.playhead;
    // A time can be read and typed; but many events may share it.
    let at = || match state.prediction.good.as_ref() {
        Some((_, trace))
            if trace.events.partition_point(|event| event.t_us <= playhead.t_us) != playhead.step =>
        {
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

fn name(form: Form, words: &DialogWords) -> &'static str {
    match form {
        Form::Link => words.as_link,
        Form::Frame => words.as_frame,
        Form::Element => words.as_element,
        Form::Markdown => words.as_markdown,
    }
}

fn explanation(form: Form, words: &DialogWords) -> &'static str {
    match form {
        Form::Link => words.link_why,
        Form::Frame => words.frame_why,
        Form::Element => words.element_why,
        Form::Markdown => words.markdown_why,
    }
}

fn form_button(of: Form, form: &UseStateHandle<Form>, words: &DialogWords) -> Html {
    let chosen = form.clone();
    html! {
        <button type="button" aria-pressed={(**form == of).to_string()} onclick={move |_| chosen.set(of)}>
            { name(of, words) }
        </button>
    }
}

fn system_share(title: String, link: String, words: &DialogWords) -> Html {
    let onclick = move |_| {
        let (title, link) = (title.clone(), link.clone());
        spawn_local(async move { share(&title, &link).await });
    };
    html! { <button type="button" class="plain" {onclick}>{ words.system_share }</button> }
}

#[derive(PartialEq, Properties)]
struct CodeProps {
    link: String,
}

/// The link as a QR code; a click makes it as large as the screen.
#[component]
fn Code(props: &CodeProps) -> Html {
    let words = use_texts::<DialogWords>();
    let large = use_state_eq(|| false);
    let code = use_memo(props.link.clone(), |link| qr(link));
    let Some(code) = &*code else {
        return html! { <p class="nothing">{ words.no_code }</p> };
    };
    let onclick = {
        let large = large.clone();
        move |_| large.set(!*large)
    };
    let name = if *large { words.code_small } else { words.code_large };
    html! {
        <button
            type="button"
            class={classes!("code-on-wall", large.then_some("large"))}
            aria-label={name}
            title={name}
            {onclick}
        >
            <svg viewBox={format!("0 0 {0} {0}", code.size)} shape-rendering="crispEdges" aria-hidden="true">
                <rect class="paper" width="100%" height="100%" />
                <path d={code.path.clone()} />
            </svg>
        </button>
    }
}
