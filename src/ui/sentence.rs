//! The sentence of the step at the playhead.

use yew::prelude::*;

use super::hooks::use_language;
use super::quoted::told;
use crate::app::Playhead;
use crate::trace::Trace;
use crate::view::{Moments, cells};

/// Letters that fit into the room of two lines; what is longer is set smaller, in three.
const TWO_LINES: f64 = 88.0;

/// What the last step did, and whom the loop takes next, by the states around that step. It is read out when somebody
/// steps, not while it plays, and its room stays the same: what has more to tell scrolls in it, by keys, too.
#[hook]
pub fn use_sentence(trace: &Trace, playhead: Playhead, moments: &Moments) -> Html {
    let language = use_language();
    let sentence = moments.sentence(trace, playhead.step, language);
    let sentence = sentence.unwrap_or_else(|| language.texts().playback.not_begun.to_owned());
    let class = (cells(&sentence) > TWO_LINES).then_some("long");
    let played = use_mut_ref(|| false).replace(playhead.is_moving());
    let live = if playhead.is_moving() || played { "off" } else { "polite" };
    html! { <p id="sentence" class={classes!(class)} tabindex="0" aria-live={live} aria-atomic="true"><span>{ told(&sentence) }</span></p> }
}
