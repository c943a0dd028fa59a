//! The script: the editor and what is wrong with what is in it.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::editor::Editor;
use super::hooks::{StoreHandle, use_printing, use_texts};
use super::problems::Problems;
use super::quiz::listing;
use crate::app::Action;
use crate::script::covered;
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
    let texts = &use_texts().page;
    let printing = use_printing();
    let state = &store.state;
    // At the end tasks stand nowhere, or where they are stuck; in a picture of an earlier text, nowhere in this one.
    let mut here = BTreeSet::new();
    let asking = state.is_asking();
    here.extend(moment.lines().filter(|_| !state.is_stale() && !asking));
    html! {
        <section class="script" aria-label={texts.script_section}>
            if printing {
                { listing(&if asking { covered(&state.script) } else { state.script.to_string() }, "paper", texts.the_script) }
            }
            if state.has_script() {
                <Editor
                    script={state.script.clone()}
                    errors={state.prediction.errors.clone()}
                    here={Rc::new(here)}
                    marked={state.marked.filter(|_| !asking)}
                    covered={asking}
                    on_edit={store.on(Action::Edit)}
                />
            }
            <Problems script={state.script.clone()} errors={state.prediction.errors.clone()} on_fix={store.on(Action::Load)} />
            { children.clone() }
        </section>
    }
}
