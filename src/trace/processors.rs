//! What computes: how many processors there are, and whether threads share one.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::script::program::Machinery;

/// What a run assumes of the machine that it computes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Processors {
    /// How many there are.
    pub cores: u32,
    /// Whether the threads of a process compute one at a time.
    pub gil: bool,
}

impl Processors {
    /// Those of a program's machine.
    pub fn of(Machinery { cores, gil, .. }: &Machinery) -> Self {
        Self { cores: *cores, gil: *gil }
    }

    /// Whether a script need not say so.
    pub fn are_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// What a script assumes that says nothing.
impl Default for Processors {
    fn default() -> Self {
        Self::of(&Machinery::default())
    }
}
