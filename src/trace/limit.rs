//! The limit that ended a run.

use serde::{Serialize, Serializer};

use super::TaskId;
use crate::text::{Language, Texts};

/// Which limit ended a run, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LimitReached {
    /// Which one; in JSON a sentence in English.
    #[serde(rename = "text", serialize_with = "sentence")]
    pub limit: Limit,
    /// The task that reached it.
    pub task: TaskId,
    /// The line it had reached, from 1.
    pub line: u32,
}

/// What a run may not have more of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Statements run, all tasks together.
    Statements {
        /// So many.
        most: u64,
    },
    /// Text put together from values.
    Letters {
        /// So many bytes.
        most: u64,
    },
    /// Tasks alive at once.
    Tasks {
        /// So many.
        most: u32,
    },
    /// Calls inside each other.
    Calls {
        /// So many.
        most: u32,
    },
}

impl Limit {
    /// As a sentence.
    pub fn text(self, language: Language) -> String {
        let Texts { runs, problems, .. } = language.texts();
        match self {
            Self::Statements { most } => (runs.most_statements)(most),
            Self::Letters { most } => (runs.most_letters)(most),
            Self::Tasks { most } => (problems.too_many_tasks)(most),
            Self::Calls { most } => (runs.most_calls)(most),
        }
    }
}

fn sentence<S: Serializer>(limit: &Limit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&limit.text(Language::default()))
}
