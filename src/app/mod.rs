//! The page's state: [`State`], [`Action`], a pure [`reduce`]; effects as data.

mod action;
mod playhead;
mod reduce;
mod scale;
mod state;

pub use action::{Action, Effect, Look};
pub use playhead::{Move, Playhead, Speed};
pub use reduce::reduce;
pub use scale::Scale;
#[cfg(target_arch = "wasm32")]
pub use state::Store;
pub use state::{Live, Pinned, Prediction, RunId, State};
