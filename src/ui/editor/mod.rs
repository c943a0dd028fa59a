//! The script: a plain text area at first, a code editor once its code is loaded.

mod plain;
mod use_code;

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use self::plain::plain;
use self::use_code::{Code, use_code};
use crate::script::Diagnostic;
use crate::ui::hooks::use_texts;
use crate::ui::words::words;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub script: Rc<str>,
    /// Whether it is a Python program.
    pub python: bool,
    pub errors: Rc<[Diagnostic]>,
    /// The line at which a Python program went wrong.
    pub wrong: Option<u32>,
    /// The lines at which tasks stand.
    pub here: Rc<BTreeSet<u32>>,
    /// A line that is brought into view and stands out, from 1.
    #[prop_or_default]
    pub marked: Option<u32>,
    /// Whether comments and title are covered.
    pub covered: bool,
    pub on_edit: Callback<Rc<str>>,
}

/// The lines with errors, in order.
fn wrong_lines(errors: &[Diagnostic], wrong: Option<u32>) -> Vec<u32> {
    let mut lines: Vec<u32> = errors.iter().map(|error| error.place.line).chain(wrong).collect();
    lines.dedup();
    lines
}

/// The script and its line numbers, those of wrong lines marked.
#[component]
pub fn Editor(props: &Props) -> Html {
    let texts = &use_texts().page;
    let (area, gutter, host) = (use_node_ref(), use_node_ref(), use_node_ref());
    let (code, again) = use_code(&area, &host, props);
    html! {
        <>
            <div class="editor">
                if code != Code::There {
                    { plain(props, texts, &area, &gutter) }
                }
                <div ref={host} class="code" />
            </div>
            if code == Code::Failed {
                <p class="plain-editor" role="status">
                    { words(texts.plain_editor) }{" "}
                    <button type="button" class="fix" onclick={again} ~textContent={texts.try_again} />
                </p>
            }
        </>
    }
}
