//! The script beside its run, to be read.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::words::words;
use crate::script::{Class, OpenText, highlight, highlight_python};

/// The script, or Python program, in its colours, with the lines at which tasks stand.
pub fn code(script: &str, python: bool, here: &BTreeSet<u32>, name: &'static str, node: NodeRef) -> Html {
    let mut open = None;
    let lines = (1..).zip(script.lines()).map(|(number, line)| {
        html! { <li class={here.contains(&number).then_some("here")}><span>{ coloured(line, python, &mut open) }</span></li> }
    });
    html! { <ol ref={node} class="listing" tabindex="0" aria-label={name}>{ for lines }</ol> }
}

/// A line in pieces, each in the colour of what it is.
fn coloured(line: &str, python: bool, open: &mut OpenText) -> Html {
    let mut end = 0;
    let mut pieces = Vec::new();
    let found = if python { highlight_python(line, false, open) } else { highlight(line) };
    for (span, class) in found {
        let (from, to) = (span.start as usize, span.end as usize);
        let class = match class {
            Class::Keyword => "token-keyword",
            Class::Name => "token-name",
            Class::Number => "token-number",
            Class::Text => "token-text",
            Class::Value => "token-value",
            Class::Comment | Class::Covered => "token-comment",
        };
        pieces.push(words(&line[end..from]));
        pieces.push(html! { <span {class} ~textContent={&line[from..to]} /> });
        end = to;
    }
    pieces.push(words(&line[end..]));
    pieces.into_iter().collect()
}
