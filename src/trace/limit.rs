//! The limit that ended a run.

use std::borrow::Cow;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use strum::EnumDiscriminants;

use super::{TaskId, Trace};
use crate::text::{Language, Texts};
use crate::value;

/// Which limit ended a run, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(into = "Form", try_from = "Form")]
pub struct LimitReached {
    /// Which one.
    pub limit: Limit,
    /// The task that reached it.
    pub task: TaskId,
    /// The line it had reached, from 1.
    pub line: u32,
    /// Who goes round in a `forever` that nothing ends, if somebody does: without the limit the run would have no end.
    pub never_ends: Option<Endless>,
}

impl LimitReached {
    /// Why a run was not followed to its end; what stands between backticks is code.
    pub fn note(&self, trace: &Trace, language: Language) -> String {
        let texts = &language.texts().runs;
        let (name, limit) = (|task: TaskId| &*trace.tasks[task.index()].name, self.limit.text(language));
        match self.never_ends {
            Some(Endless { task, line }) => (texts.never_ends)(name(task), line, &limit),
            None => (texts.not_to_its_end)(&limit, name(self.task), self.line),
        }
    }
}

/// A task that goes round for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Endless {
    /// Which one.
    pub task: TaskId,
    /// The line of its `forever`, from 1.
    pub line: u32,
}

/// What a run may not have more of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize, EnumDiscriminants)]
#[strum_discriminants(name(Kind), vis(), derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
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
    /// Texts and lists made or looked through.
    Work {
        /// So many bytes.
        most: u64,
    },
    /// A value that is not followed.
    Value(value::Limit),
    /// Tasks alive at once.
    Tasks {
        /// So many.
        most: u32,
    },
    /// Tasks started.
    Started {
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
        let Texts { runs, problems, values, .. } = language.texts();
        match self {
            Self::Statements { most } => (runs.most_statements)(most),
            Self::Letters { most } => (runs.most_letters)(most),
            Self::Work { most } => (values.most_work)(most),
            Self::Value(value::Limit::Integer) => values.large_integer.into(),
            Self::Value(value::Limit::Size) => values.large_value.into(),
            Self::Value(value::Limit::Depth) => values.deep_list.into(),
            Self::Value(value::Limit::Duration) => problems.long_duration.into(),
            Self::Value(value::Limit::Unsupported) => values.old_format.into(),
            Self::Tasks { most } => (problems.too_many_tasks)(most),
            Self::Started { most } => (runs.most_started)(most),
            Self::Calls { most } => (runs.most_calls)(most),
        }
    }
}

/// In JSON: a sentence, and the same for programs.
#[derive(Serialize, Deserialize)]
struct Form {
    text: String,
    /// Traces that were written before there was a `kind` have the sentence alone.
    kind: Option<Kind>,
    most: Option<u64>,
    /// Of a value, what about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Cow<'static, str>>,
    task: TaskId,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    never_ends: Option<Endless>,
}

impl From<LimitReached> for Form {
    fn from(LimitReached { limit, task, line, never_ends }: LimitReached) -> Self {
        let most = match limit {
            Limit::Statements { most } | Limit::Letters { most } | Limit::Work { most } => Some(most),
            Limit::Tasks { most } | Limit::Started { most } | Limit::Calls { most } => Some(most.into()),
            Limit::Value(_) => None,
        };
        let value = if let Limit::Value(value) = limit { Some(value.word().into()) } else { None };
        let text = limit.text(Language::default());
        Self { text, kind: Some(limit.into()), most, value, task, line, never_ends }
    }
}

impl TryFrom<Form> for LimitReached {
    type Error = &'static str;

    fn try_from(Form { text, kind, most, value, task, line, never_ends }: Form) -> Result<Self, Self::Error> {
        let few = || most?.try_into().ok();
        let limit = match kind {
            None => Limit::of_sentence(&text),
            Some(Kind::Statements) => most.map(|most| Limit::Statements { most }),
            Some(Kind::Letters) => most.map(|most| Limit::Letters { most }),
            Some(Kind::Work) => most.map(|most| Limit::Work { most }),
            Some(Kind::Value) => value.and_then(|word| value::Limit::parse(&word)).map(Limit::Value),
            Some(Kind::Tasks) => few().map(|most| Limit::Tasks { most }),
            Some(Kind::Started) => few().map(|most| Limit::Started { most }),
            Some(Kind::Calls) => few().map(|most| Limit::Calls { most }),
        };
        Ok(Self { limit: limit.ok_or("there is no such limit")?, task, line, never_ends })
    }
}

impl Limit {
    /// The limit that a sentence tells of.
    fn of_sentence(sentence: &str) -> Option<Self> {
        let most: u32 = sentence.split(' ').find_map(|word| word.parse().ok())?;
        let all = [
            Self::Statements { most: most.into() },
            Self::Letters { most: most.into() },
            Self::Tasks { most },
            Self::Calls { most },
        ];
        all.into_iter().find(|limit| limit.text(Language::default()) == sentence)
    }
}
