//! The script: a plain text area with line numbers.

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::words::use_words;
use crate::script::Diagnostic;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub script: String,
    pub errors: Rc<[Diagnostic]>,
    /// The lines at which tasks stand.
    pub here: Rc<BTreeSet<u32>>,
    /// The line that somebody has pointed at.
    pub marked: Option<u32>,
    pub on_edit: Callback<String>,
}

/// The text area and its line numbers, those of wrong lines marked.
#[component]
pub fn Editor(props: &Props) -> Html {
    let words = use_words();
    let oninput = {
        let on_edit = props.on_edit.clone();
        Callback::from(move |event: InputEvent| {
            on_edit.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    // The numbers stand in a box of their own and follow the text.
    let gutter = use_node_ref();
    let onscroll = {
        let gutter = gutter.clone();
        Callback::from(move |event: Event| {
            if let Some(gutter) = gutter.cast::<web_sys::Element>() {
                gutter.set_scroll_top(event.target_unchecked_into::<HtmlTextAreaElement>().scroll_top());
            }
        })
    };
    let wrong: BTreeSet<usize> = props.errors.iter().map(|error| error.place.line as usize).collect();
    let numbers = (1..=props.script.split('\n').count()).map(|line| {
        let wrong = wrong.contains(&line).then_some("wrong");
        let number = u32::try_from(line).ok();
        let here = number.is_some_and(|line| props.here.contains(&line)).then_some("here");
        let marked = (number.is_some() && number == props.marked).then_some("marked");
        html! { <li key={line} class={classes!(wrong, here, marked)}>{ line }</li> }
    });
    html! {
        <div class="editor">
            <ol ref={gutter} class="gutter" aria-hidden="true">{ for numbers }</ol>
            <textarea
                id="script"
                aria-label={words.the_script}
                aria-invalid={(!props.errors.is_empty()).to_string()}
                aria-describedby="problems"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                wrap="off"
                value={props.script.clone()}
                {oninput}
                {onscroll}
            />
        </div>
    }
}
