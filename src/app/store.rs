//! The state, and what is still to be done outside it.

use std::collections::VecDeque;
use std::rc::Rc;

use super::effect::on_opening;
use super::{Action, Effect, State, reduce};

/// Holds the page's state. Every effect that an action asks for waits here, in order, until it is taken to be carried
/// out; then nothing of it is left. Carrying one out may act again: what that asks for waits behind the rest.
#[derive(Clone, Debug)]
pub struct Store {
    state: Rc<State>,
    effects: VecDeque<Effect>,
}

impl Store {
    /// A page that has just been opened.
    pub fn new(state: State) -> Self {
        let effects = on_opening(&state).into();
        Self { state: Rc::new(state), effects }
    }

    /// The state as it is now.
    pub fn state(&self) -> &Rc<State> {
        &self.state
    }

    /// Takes an action; whether there is now another state to show or an effect to carry out.
    pub fn act(&mut self, action: Action) -> bool {
        let (state, effects) = reduce(&self.state, action);
        let changed = state != *self.state;
        if changed {
            self.state = Rc::new(state);
        }
        let asked = !effects.is_empty();
        self.effects.extend(effects);
        changed || asked
    }

    /// Takes out the next effect.
    pub fn next_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }
}
