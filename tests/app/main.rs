//! The page's state: what actions and addresses do to it, and what it asks to be done outside.

mod actions;
mod effects;
mod lesson;
mod playhead;
mod present;
mod python;
mod quiz;
mod runs;
mod saved;
mod scale;
mod visit;

use loopscope::app::{Action, State, reduce};

/// The state after some actions, whatever they ask to be done.
fn after(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state.clone(), |state, action| reduce(&state, action).0)
}
