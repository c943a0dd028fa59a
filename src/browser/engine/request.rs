//! What the engine can be asked for.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::app::Scale;
use crate::text::Language;
use crate::trace::Strategy;

/// Something that takes too long for the page's thread, or is to run beside it.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum EngineRequest {
    /// Predict a script and analyse it. The answers: parts of the trace for an `Inbox` if it is wanted, and at last an
    /// `Analysis`.
    Predict {
        /// The script, which is sound.
        script: String,
        /// The language of the findings.
        language: Language,
        /// Whether the trace is wanted.
        trace: bool,
    },
    /// Run a script for real. The answers: parts of the trace for an `Inbox`.
    Run {
        /// The script, which is sound.
        script: String,
        /// Under which strategy.
        strategy: Strategy,
        /// How fast.
        scale: Scale,
    },
}
