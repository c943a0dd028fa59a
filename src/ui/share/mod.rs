//! A script on its way to somebody else: as a link, as a code on the wall, in a page of theirs.

mod code;
mod copyable;
mod form;
mod ways;

use std::rc::Rc;

use yew::prelude::*;

use self::ways::Ways;
use super::dialog::Dialog;
use crate::app::State;
use crate::share::MOST_BYTES;
use crate::ui::hooks::use_texts;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub state: Rc<State>,
    pub on_close: Callback<()>,
}

/// The dialog.
#[component]
pub fn Share(props: &Props) -> Html {
    let texts = use_texts();
    html! {
        <Dialog id="share" title={texts.commands.share} on_close={props.on_close.clone()}>
            if !props.state.has_script() {
                <p class="note" ~textContent={texts.page.no_script} />
            } else if props.state.script.len() > MOST_BYTES {
                <p class="note grave" ~textContent={texts.share.too_large_to_share} />
            } else {
                <Ways state={props.state.clone()} />
            }
        </Dialog>
    }
}
