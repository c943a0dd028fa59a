//! The code editor: loaded, put in the text area's place, and told what the page knows.

use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Props, wrong_lines};
use crate::browser::editor::{CodeEditor, Composition, load};
use crate::script::Language;
use crate::ui::words::use_words;

/// How far the code editor is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// On its way.
    Awaited,
    /// Its code is loaded.
    Loaded,
    /// It is in the text area's place.
    There,
    /// It could not be loaded.
    Failed,
}

/// Puts the code editor inside `host` in place of the text area `plain` as soon as it can be: not while a syllable is
/// being composed there.
#[hook]
pub fn use_code(plain: &NodeRef, host: &NodeRef, props: &Props) -> Code {
    let words = use_words();
    let language = use_context::<Language>().unwrap_or_default();
    let code = use_state_eq(|| Code::Awaited);
    let composing = use_state_eq(|| false);
    let editor = use_mut_ref(|| None::<CodeEditor>);
    let on_edit = use_mut_ref(|| props.on_edit.clone());
    *on_edit.borrow_mut() = props.on_edit.clone();

    {
        let (plain, code, composing, editor) =
            (plain.clone(), code.setter(), composing.setter(), editor.clone());
        use_effect_with((), move |()| {
            load(move |there| code.set(if there { Code::Loaded } else { Code::Failed }));
            let plain = plain.cast::<HtmlTextAreaElement>();
            let composition = plain.map(|plain| Composition::watch(plain, move |on| composing.set(on)));
            move || {
                drop(composition);
                *editor.borrow_mut() = None;
            }
        });
    }
    {
        let (plain, host, setter, editor) = (plain.clone(), host.clone(), code.setter(), editor.clone());
        use_effect_with((*code, *composing), move |(code, composing)| {
            let nodes = plain.cast::<HtmlTextAreaElement>().zip(host.cast::<Element>());
            if let Some((plain, host)) = nodes.filter(|_| *code == Code::Loaded && !composing) {
                let edited = move |script| on_edit.borrow().emit(script);
                *editor.borrow_mut() = CodeEditor::mount(&host, &plain, edited);
                setter.set(if editor.borrow().is_some() { Code::There } else { Code::Failed });
            }
        });
    }

    // Told anew when the editor comes, and when what it is told changes: the text before what is said of it.
    let there = *code == Code::There;
    let tell = move |tell: &dyn Fn(&CodeEditor)| editor.borrow().as_ref().map(tell);
    {
        let tell = tell.clone();
        use_effect_with((there, props.script.clone()), move |(_, script)| {
            tell(&|editor| editor.set_text(script));
        });
    }
    {
        let tell = tell.clone();
        use_effect_with((there, language), move |_| {
            tell(&|editor| editor.set_words(words.the_script, words.completions));
        });
    }
    {
        let (tell, script) = (tell.clone(), props.script.clone());
        use_effect_with((there, language, props.errors.clone()), move |(_, language, errors)| {
            tell(&|editor| editor.set_errors(&script, errors, *language));
        });
    }
    let lines = (there, props.here.clone(), props.errors.clone(), props.marked);
    use_effect_with(lines, move |(_, here, errors, marked)| {
        tell(&|editor| editor.set_lines(here, &wrong_lines(errors), *marked));
    });
    *code
}
