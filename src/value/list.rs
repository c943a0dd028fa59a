//! Lists, which know how large they are.

use super::{LARGEST, Limit, Raised, Result, Value};

/// Lists in each other: whoever walks through one calls himself so often.
const DEEPEST: u32 = 200;

/// A list.
#[derive(Debug, PartialEq, Eq)]
pub struct List {
    items: Vec<Value>,
    /// See [`Value::weight`]. A list that holds another twice is twice as heavy, so doubling soon ends.
    weight: usize,
    /// How many lists stand in each other.
    depth: u32,
}

impl List {
    pub(super) fn new(items: Vec<Value>) -> Result<Self> {
        let (mut weight, mut depth) = (0_usize, 0);
        for item in &items {
            weight = weight.saturating_add(size_of::<Value>() + item.weight());
            if let Value::List(list) = item {
                depth = depth.max(list.depth);
            }
        }
        if weight > LARGEST {
            return Err(Raised::limit(Limit::Size));
        }
        if depth >= DEEPEST {
            return Err(Raised::limit(Limit::Depth));
        }
        Ok(Self { items, weight, depth: depth + 1 })
    }

    /// Its items.
    pub fn items(&self) -> &[Value] {
        &self.items
    }

    pub(super) fn weight(&self) -> usize {
        self.weight
    }
}
