//! What tasks share: queues, semaphores, locks, events.

use std::rc::Rc;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use strum::EnumCount;

use crate::script::Program;

/// Something with a name that events refer to by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Object {
    /// Its number among those of its kind, from 0 in the order of declaration.
    pub id: u32,
    /// What it is.
    pub kind: ObjectKind,
    /// Its name.
    pub name: Rc<str>,
    /// A queue's `maxsize`, if it has one; the permits that a semaphore starts with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// What tasks can share.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
    EnumCount,
)]
#[serde(rename_all = "lowercase")]
pub enum ObjectKind {
    /// `asyncio.Queue`.
    Queue,
    /// `asyncio.Semaphore`.
    Semaphore,
    /// `asyncio.Lock`.
    Lock,
    /// `asyncio.Event`.
    Event,
}

impl ObjectKind {
    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [Self::Queue, Self::Semaphore, Self::Lock, Self::Event];

    /// Its word in the language and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Semaphore => "semaphore",
            Self::Lock => "lock",
            Self::Event => "event",
        }
    }
}

impl Object {
    /// What a program declares: its queues, semaphores, locks and events, each kind in the order of declaration.
    pub fn of(program: &Program) -> Vec<Self> {
        let of_kind = |kind| {
            let declared: Declared = match kind {
                ObjectKind::Queue => {
                    program.queues.iter().map(|queue| (&queue.name, queue.maxsize)).collect()
                }
                ObjectKind::Semaphore => {
                    program.semaphores.iter().map(|spec| (&spec.name, Some(spec.value))).collect()
                }
                ObjectKind::Lock => unlimited(&program.locks),
                ObjectKind::Event => unlimited(&program.events),
            };
            let numbered = (0..).zip(declared);
            let objects = numbered.map(|(id, (name, limit))| Self { id, kind, name: name.clone(), limit });
            objects.collect::<Vec<_>>()
        };
        ObjectKind::ALL.into_iter().flat_map(of_kind).collect()
    }
}

/// Names and limits.
type Declared<'a> = Vec<(&'a Rc<str>, Option<u32>)>;

fn unlimited(names: &[Rc<str>]) -> Declared<'_> {
    names.iter().map(|name| (name, None)).collect()
}
