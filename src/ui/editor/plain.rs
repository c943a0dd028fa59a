//! A plain text area with line numbers.

use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Props, wrong_lines};
use crate::script::covered;
use crate::text::PageTexts;

/// The text area, and its line numbers in a box of their own, which follows the text. What is covered can be read alone.
pub fn plain(props: &Props, texts: &PageTexts, area: &NodeRef, gutter: &NodeRef) -> Html {
    let oninput = {
        let on_edit = props.on_edit.clone();
        Callback::from(move |event: InputEvent| {
            on_edit.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value().into());
        })
    };
    let onscroll = {
        let gutter = gutter.clone();
        Callback::from(move |event: Event| {
            if let Some(gutter) = gutter.cast::<Element>() {
                gutter.set_scroll_top(event.target_unchecked_into::<HtmlTextAreaElement>().scroll_top());
            }
        })
    };
    let wrong = wrong_lines(&props.errors, props.wrong);
    let numbers = (1..).zip(props.script.split('\n')).map(|(line, _)| {
        let wrong = wrong.binary_search(&line).is_ok().then_some("wrong");
        let here = props.here.contains(&line).then_some("here");
        let marked = (props.marked == Some(line)).then_some("marked");
        html! { <li key={line} class={classes!(wrong, here, marked)} ~textContent={line} /> }
    });
    html! {
        <>
            <ol ref={gutter} class="gutter" aria-hidden="true">{ for numbers }</ol>
            <textarea
                ref={area}
                id="script"
                aria-label={texts.the_script}
                aria-invalid={(!props.errors.is_empty()).to_string()}
                aria-describedby="problems"
                spellcheck="false"
                autocapitalize="off"
                autocomplete="off"
                wrap="off"
                readonly={props.covered}
                value={if props.covered { covered(&props.script).into() } else { props.script.clone() }}
                {oninput}
                {onscroll}
            />
        </>
    }
}

/// Brings a line, counted from 1, to the middle of the text area.
pub fn reveal(area: &HtmlTextAreaElement, line: u32) {
    let lines = area.value().split('\n').count();
    let of = |count| i32::try_from(count).unwrap_or(i32::MAX);
    let top = area.scroll_height() / of(lines).max(1) * of(line as usize - 1);
    area.set_scroll_top(top - area.client_height() / 2);
}
