//! The code editor: loaded, put in the text area's place, and told what the page knows.

use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Props, wrong_lines};
use crate::browser::editor::{CodeEditor, Loading};
use crate::ui::hooks::{use_language, use_texts};

/// How far the code editor is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// On its way.
    Awaited,
    /// In the text area's place.
    There,
    /// It could not be loaded.
    Failed,
}

/// Puts the code editor inside `host` in place of the text area `plain` as soon as it can be. Where it could not be
/// loaded, the callback tries again.
#[hook]
pub fn use_code(plain: &NodeRef, host: &NodeRef, props: &Props) -> (Code, Callback<MouseEvent>) {
    let texts = &use_texts().page;
    let language = use_language();
    let code = use_state_eq(|| Code::Awaited);
    let tries = use_state_eq(|| 0);
    let editor = use_mut_ref(|| None::<CodeEditor>);
    let on_edit = use_mut_ref(|| props.on_edit.clone());
    *on_edit.borrow_mut() = props.on_edit.clone();
    let again = {
        let (code, tries) = (code.setter(), tries.clone());
        Callback::from(move |_| {
            code.set(Code::Awaited);
            tries.set(*tries + 1);
        })
    };
    {
        let (plain, host, code, editor) = (plain.clone(), host.clone(), code.setter(), editor.clone());
        use_effect_with(*tries, move |_| {
            let nodes = plain.cast::<HtmlTextAreaElement>().zip(host.cast::<Element>());
            let loading = nodes.map(|(plain, host)| {
                let editor = editor.clone();
                Loading::start(&plain.clone(), move |there| {
                    if editor.borrow().is_some() {
                        return;
                    }
                    let on_edit = on_edit.clone();
                    let edited = move |script: String| on_edit.borrow().emit(script.into());
                    *editor.borrow_mut() = there.then(|| CodeEditor::mount(&host, &plain, edited)).flatten();
                    code.set(if editor.borrow().is_some() { Code::There } else { Code::Failed });
                })
            });
            move || {
                drop(loading);
                *editor.borrow_mut() = None;
            }
        });
    }

    // Told anew when the editor comes, and when what it is told changes: the text before what is said of it.
    let there = *code == Code::There;
    {
        let editor = editor.clone();
        let known = (there, language, props.script.clone(), props.python, props.errors.clone());
        use_effect_with(known, move |(_, language, script, python, errors)| {
            if let Some(editor) = &*editor.borrow() {
                editor.set_text(script, *python);
                editor.set_errors(script, errors, *language);
            }
        });
    }
    {
        let editor = editor.clone();
        // What colours lines is told of it, too, when the text has become one of another language.
        let drawn = (there, language, props.covered, props.python);
        use_effect_with(drawn, move |(_, _, covered, _)| {
            if let Some(editor) = &*editor.borrow() {
                editor.set_words(texts.the_script, texts.completions, texts.pasted_signs);
                editor.cover(*covered);
            }
        });
    }
    let plain = plain.clone();
    let lines = (there, props.here.clone(), props.errors.clone(), props.wrong, props.marked);
    use_effect_with(lines, move |(_, here, errors, wrong, marked)| {
        if let Some(editor) = &*editor.borrow() {
            editor.set_lines(here, &wrong_lines(errors, *wrong), *marked);
        } else if let Some((line, plain)) = marked.zip(plain.cast::<HtmlTextAreaElement>()) {
            super::plain::reveal(&plain, line);
        }
    });
    (*code, again)
}
