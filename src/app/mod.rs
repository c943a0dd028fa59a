//! The page's state: [`State`], [`Action`], a pure [`reduce`]; effects as data.

mod action;
mod freeze;
mod playhead;
mod prediction;
mod quiz;
mod reduce;
mod scale;
mod state;
mod visit;

pub use action::{Action, Effect, Look, Place};
pub use freeze::{calmer_scale, freezes, longest_hold_us};
pub use playhead::{Move, Playhead, Speed};
pub use prediction::{Missing, PATIENCE, Prediction};
pub use quiz::Quiz;
pub use reduce::reduce;
pub use scale::Scale;
#[cfg(target_arch = "wasm32")]
pub use state::Store;
pub use state::{Live, Pinned, RunId, State, Version};
pub use visit::{Address, Visit, script_of};
