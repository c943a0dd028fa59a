//! The limit that ended a run.

use serde::{Serialize, Serializer};

use super::TaskId;
use crate::text::Language;

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
        match (language, self) {
            (Language::English, Self::Statements { most }) => format!("a run stops after {most} statements"),
            (Language::Korean, Self::Statements { most }) => format!("실행은 문장 {most}개에서 멈춥니다"),
            (Language::English, Self::Letters { most }) => {
                format!("a run puts together at most {most} bytes of text")
            }
            (Language::Korean, Self::Letters { most }) => {
                format!("실행이 만드는 글은 모두 합쳐 {most}바이트까지입니다")
            }
            (Language::English, Self::Tasks { most }) => format!("at most {most} tasks can be alive at once"),
            (Language::Korean, Self::Tasks { most }) => {
                format!("동시에 살아 있는 태스크는 {most}개까지입니다")
            }
            (Language::English, Self::Calls { most }) => format!("calls nest at most {most} deep"),
            (Language::Korean, Self::Calls { most }) => format!("호출은 {most}단계까지 겹칠 수 있습니다"),
        }
    }
}

fn sentence<S: Serializer>(limit: &Limit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&limit.text(Language::English))
}
