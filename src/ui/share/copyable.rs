//! A text to take along.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::form::Form;
use crate::browser::clipboard::{can_share, copy, copy_selected, share};
use crate::text::ShareTexts;
use crate::ui::hooks::use_texts;

/// How the last copy went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    Not,
    Done,
    Refused,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub form: Form,
    pub text: AttrValue,
    /// What the system's own way to share calls it.
    pub title: String,
}

/// The text, and how to take it along.
#[component]
pub fn Copyable(Props { form, text, title }: &Props) -> Html {
    let texts = &use_texts().share;
    let copied = use_state_eq(|| Copied::Not);
    let field = use_node_ref();
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
    html! {
        <>
            <label class="unseen" for="share-text" ~textContent={form.name(texts)} />
            <textarea ref={field} id="share-text" readonly=true rows="4" spellcheck="false" value={text.clone()} />
            <p class="nothing" ~textContent={form.explanation(texts)} />
            <div class="copy">
                <button type="button" id="copy" class="primary" {onclick} ~textContent={texts.copy} />
                if *form == Form::Link && can_share() {
                    { system_share(title.clone(), text.clone(), texts) }
                }
                <span
                    role="status"
                    ~textContent={match *copied { Copied::Not => "", Copied::Done => texts.copied, Copied::Refused => texts.copy_refused }}
                />
                <span id="share-length" ~textContent={(texts.characters)(text.chars().count())} />
            </div>
        </>
    }
}

fn system_share(title: String, link: AttrValue, texts: &ShareTexts) -> Html {
    let onclick = move |_| {
        let (title, link) = (title.clone(), link.clone());
        spawn_local(async move { share(&title, &link).await });
    };
    html! { <button type="button" class="plain" {onclick} ~textContent={texts.system_share} /> }
}
