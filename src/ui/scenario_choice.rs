//! The built-in scripts to choose from.

use std::rc::Rc;

use yew::prelude::*;

use super::choice::Choice;
use super::hooks::{use_language, use_texts};
use crate::app::Action;
use crate::scenarios::{ALL, title};

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The script in the editor, to know which scenario it is.
    pub script: Rc<str>,
    /// The script that the last one loaded took the place of.
    pub replaced: Option<Rc<str>>,
    pub dispatch: Callback<Action>,
}

/// A scenario to load, and the way back.
#[component]
pub fn ScenarioChoice(Props { script, replaced, dispatch }: &Props) -> Html {
    let texts = &use_texts().page;
    let language = use_language();
    let scripts = ALL.iter().map(|scenario| scenario.script(language));
    let chosen = scripts.clone().position(|text| text == &**script);
    let options: Vec<AttrValue> = scripts.map(|script| title(script).into()).collect();
    let on_choose = dispatch.reform(move |index: usize| Action::Load(ALL[index].script(language).into()));
    html! {
        <>
            <Choice id="scenario" label={texts.scenario} {options} {chosen} placeholder={texts.scenarios} {on_choose} />
            if let Some(replaced) = replaced.clone() {
                <button
                    type="button"
                    id="undo-load"
                    onclick={dispatch.reform(move |_| Action::Load(replaced.clone()))}
                    ~textContent={texts.undo}
                />
            }
        </>
    }
}
