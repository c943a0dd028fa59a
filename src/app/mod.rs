//! The page's state: [`State`], [`Action`], a pure [`reduce`]; effects as data.

mod action;
mod effect;
mod freeze;
mod kept;
mod playhead;
mod prediction;
mod python;
mod quiz;
mod reduce;
mod saved;
mod scale;
mod state;
mod store;
mod visit;

pub use action::{Action, Look, Thread};
pub use effect::{Document, Effect, Shown, lasting};
pub use freeze::{calmer_scale, freezes, longest_hold_us};
pub use kept::{Kept, Preference};
pub use playhead::{Motion, Move, Playhead, Speed};
pub use prediction::{Code, Missing, PATIENCE, Prediction};
pub use python::{FaultKind, PythonFault};
pub use quiz::{Guess, Quiz, Told};
pub use reduce::reduce;
pub use saved::{FileKind, Saved, file_kind};
pub use scale::Scale;
pub use state::{Live, Pinned, RunId, State, Version};
pub use store::Store;
pub use visit::{Address, Visit, script_of};
