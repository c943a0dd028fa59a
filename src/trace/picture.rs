//! Where the picture of a run ends.

use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::Micros;
use crate::text::Texts;

/// Where the events and spans of a run end that went on: who draws more of them sees no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct PictureEnd {
    /// After so many statements, all tasks together.
    pub statements: u64,
    /// When that was, in µs.
    pub t_us: Micros,
}

impl PictureEnd {
    /// That the picture of a run ends before it, and where.
    pub fn note(self, texts: &Texts) -> String {
        (texts.runs.picture_ends)(self.statements, &texts.figures.units.duration(self.t_us))
    }
}

/// What a task waits for at the end of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct LastWait {
    /// Its name.
    pub on: Rc<str>,
    /// The line of the statement that waits, from 1.
    pub line: u32,
}
