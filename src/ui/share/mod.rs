//! A script on its way to somebody else: as a link, as a code on the wall, in a page of theirs.

mod choices;
mod code;
mod copyable;
mod form;
mod looks;
mod ways;

use std::rc::Rc;

use yew::prelude::*;

use self::ways::Ways;
use super::dialog::Dialog;
use crate::app::State;
use crate::share::MOST_BYTES;
use crate::text::Texts;

/// The dialog.
pub fn share(state: &Rc<State>, texts: &'static Texts, on_close: Callback<()>) -> Html {
    html! {
        <Dialog id="share" title={texts.commands.share} {on_close}>
            if !state.has_script() {
                <p class="note" ~textContent={texts.page.no_script} />
            } else if state.script.len() > MOST_BYTES {
                <p class="note grave" ~textContent={texts.share.too_large_to_share} />
            } else {
                <Ways state={state.clone()} />
            }
        </Dialog>
    }
}
