//! A plain text area with line numbers.

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::wrong_lines;
use crate::script::Diagnostic;
use crate::ui::words::use_words;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text area's.
    pub node: NodeRef,
    pub script: String,
    pub errors: Rc<[Diagnostic]>,
    pub here: Rc<BTreeSet<u32>>,
    pub marked: Option<u32>,
    pub on_edit: Callback<String>,
}

/// The text area, and its line numbers in a box of their own, which follows the text.
#[component]
pub fn Plain(props: &Props) -> Html {
    let words = use_words();
    let oninput = {
        let on_edit = props.on_edit.clone();
        Callback::from(move |event: InputEvent| {
            on_edit.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        })
    };
    let gutter = use_node_ref();
    let onscroll = {
        let gutter = gutter.clone();
        Callback::from(move |event: Event| {
            if let Some(gutter) = gutter.cast::<web_sys::Element>() {
                gutter.set_scroll_top(event.target_unchecked_into::<HtmlTextAreaElement>().scroll_top());
            }
        })
    };
    let wrong = wrong_lines(&props.errors);
    let numbers = (1..).zip(props.script.split('\n')).map(|(line, _)| {
        let wrong = wrong.contains(&line).then_some("wrong");
        let here = props.here.contains(&line).then_some("here");
        let marked = (props.marked == Some(line)).then_some("marked");
        html! { <li key={line} class={classes!(wrong, here, marked)}>{ line }</li> }
    });
    let lines = i32::try_from(props.script.split('\n').count()).unwrap_or(i32::MAX);
    use_effect_with((props.marked, props.node.clone()), move |(marked, node)| {
        let area = node.cast::<HtmlTextAreaElement>();
        if let Some((line, area)) = marked.and_then(|line| i32::try_from(line).ok()).zip(area) {
            area.set_scroll_top(area.scroll_height() / lines * (line - 1) - area.client_height() / 2);
        }
    });
    html! {
        <>
            <ol ref={gutter} class="gutter" aria-hidden="true">{ for numbers }</ol>
            <textarea
                ref={props.node.clone()}
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
        </>
    }
}
