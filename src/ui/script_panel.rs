//! The script: the editor and what is wrong with what is in it; beside it what it means as a Python program.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::editor::Editor;
use super::hooks::{StoreHandle, use_language, use_printing, use_texts};
use super::meant::MeantPython;
use super::problems::Problems;
use super::python::python;
use super::quiz::listing;
use crate::app::{Action, State};
use crate::script::covered;
use crate::text::PythonTexts;
use crate::trace::Shared;
use crate::view::Moment;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub store: StoreHandle,
    /// The state at the playhead, which says at which lines tasks stand.
    pub moment: Shared<Moment>,
    /// What stands below.
    #[prop_or_default]
    pub children: Html,
}

/// The script, to be read and changed.
#[component]
pub fn ScriptPanel(Props { store, moment, children }: &Props) -> Html {
    let all_texts = use_texts();
    let texts = &all_texts.page;
    let language = use_language();
    let as_python = use_state_eq(|| false);
    let printing = use_printing();
    let state = &store.state;
    let asking = state.is_asking();
    let here = Rc::new(here(state, moment));
    let is_python = state.is_python();
    // What does not mean anything yet is not said in other words; nor what a question covers.
    let trace = state.trace().filter(|_| !is_python && state.prediction.errors.is_empty() && !asking);
    let meant = trace.filter(|_| *as_python && state.has_script());
    html! {
        <section class="script" aria-label={texts.script_section}>
            if printing {
                { listing(&if asking { covered(&state.script) } else { state.script.to_string() }, "paper", texts.the_script) }
            }
            if state.has_script() {
                { tabs(is_python, trace.is_some(), meant.is_some(), as_python.setter(), &all_texts.python) }
                if let Some(trace) = meant {
                    <MeantPython
                        script={state.script.clone()}
                        strategy={trace.strategy}
                        here={here.clone()}
                        on_edit={store.on(Action::Load)}
                    />
                }
                <Editor
                    script={state.script.clone()}
                    python={is_python}
                    errors={state.prediction.errors.clone()}
                    wrong={state.python_line()}
                    {here}
                    marked={state.marked.filter(|_| !asking)}
                    covered={asking}
                    on_edit={store.on(Action::Edit)}
                />
            }
            { python(state, language) }
            <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} on_fix={store.on(Action::Load)} />
            { children.clone() }
        </section>
    }
}

/// *Script* and *Python*: a script is also shown as what it means; a program in Python is what it is.
fn tabs(
    is_python: bool,
    has_meaning: bool,
    as_python: bool,
    show: UseStateSetter<bool>,
    texts: &PythonTexts,
) -> Html {
    let tab = |python: bool, name: &'static str, disabled: bool| {
        let show = show.clone();
        let onclick = move |_| show.set(python);
        html! {
            <button type="button" aria-pressed={(python == (is_python || as_python)).to_string()} {disabled} {onclick} ~textContent={name} />
        }
    };
    html! {
        <nav class="code-tabs" aria-label={texts.meant}>
            if !is_python {
                { tab(false, texts.script, false) }
            }
            { tab(true, texts.python, !is_python && !has_meaning) }
        </nav>
    }
}

/// The lines at which tasks stand: at the end nowhere, or where they are stuck; in a picture of an earlier text, nowhere in
/// this one.
pub fn here(state: &State, moment: &Moment) -> BTreeSet<u32> {
    let mut here = BTreeSet::new();
    // Collected, they would be sorted first: code for nothing.
    here.extend(moment.lines().filter(|_| !state.is_stale() && !state.is_asking()));
    here
}
