//! The script beside its run, to be read.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::words::words;
use crate::script::{Class, Piece, in_pieces};

/// The script, or Python program, in its colours, with the lines at which tasks stand.
pub fn code(script: &str, python: bool, here: &BTreeSet<u32>, name: &'static str, node: NodeRef) -> Html {
    let lines = (1..).zip(in_pieces(script, python)).map(|(number, pieces)| {
        let pieces = pieces.into_iter().map(piece);
        html! { <li class={here.contains(&number).then_some("here")}><span>{ for pieces }</span></li> }
    });
    html! { <ol ref={node} class="listing" tabindex="0" aria-label={name}>{ for lines }</ol> }
}

/// A piece of a line, in the colour of what it is.
fn piece((text, class): Piece) -> Html {
    let class = match class {
        None => return words(text),
        Some(Class::Keyword) => "token-keyword",
        Some(Class::Name) => "token-name",
        Some(Class::Number) => "token-number",
        Some(Class::Text) => "token-text",
        Some(Class::Value) => "token-value",
        Some(Class::Comment | Class::Covered) => "token-comment",
    };
    html! { <span {class} ~textContent={text} /> }
}
