//! The script's errors in words.

use std::rc::Rc;

use yew::prelude::*;

use super::hooks::{use_language, use_settled, use_texts};
use super::quoted::quoted;
use crate::browser::editor::select;
use crate::script::Diagnostic;

/// How long nobody types before errors are read out, in ms.
const PAUSE_MS: u32 = 1_000;

/// More than anyone reads; the rest is counted.
const MOST: usize = 20;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub script: Rc<str>,
    pub errors: Rc<[Diagnostic]>,
    /// Gets the script as it would be put right, where it can be changed.
    #[prop_or_default]
    pub on_fix: Option<Callback<Rc<str>>>,
}

/// A list of errors under the editor. A click leads to the place; another one writes what was meant, where that is known.
#[component]
pub fn Problems(props: &Props) -> Html {
    let texts = &use_texts().timeline;
    let language = use_language();
    let write_so = language.texts().page.write_so;
    let items = props.errors.iter().take(MOST).enumerate().map(|(index, error)| {
        let (script, span) = (props.script.clone(), error.span);
        let onclick = Callback::from(move |_| select(&script, span));
        html! {
            <li key={index}>
                <button type="button" class="to-place" {onclick}>
                    <span class="place" ~textContent={format!("{}:{}", error.place.line, error.place.column)} />
                    <span>{ quoted(&error.problem.text(language)) }</span>
                </button>
                if let Some((fix, on_fix)) = error.fix(&props.script).zip(props.on_fix.clone()) {
                    <button
                        type="button"
                        class="fix"
                        onclick={
                            let script = props.script.clone();
                            move |_| on_fix.emit(fix.applied(&script).into())
                        }
                        ~textContent={write_so}
                    />
                }
            </li>
        }
    });
    let more = props.errors.len().saturating_sub(MOST);
    // Told once nobody types any more, not with every key.
    let all = props.errors.iter().take(MOST).map(|error| error.problem.text(language).replace('`', ""));
    let told = use_settled(all.collect::<Vec<_>>().join(" "), PAUSE_MS);
    html! {
        <>
        <div id="problems" class="problems">
            if !props.errors.is_empty() {
                <ul>{ for items }</ul>
            }
            if more > 0 {
                <p ~textContent={(texts.more)(more)} />
            }
        </div>
        <p class="unseen" role="status" ~textContent={told} />
        </>
    }
}
