//! The built-in scripts.
//!
//! Each is a `*.loop` file beside this one; `tests/scenarios` runs every one of them.

/// A built-in script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name in links and tests, which never changes.
    pub id: &'static str,
    /// Its text.
    pub script: &'static str,
}

/// What the page opens with.
pub const FIRST: &str = include_str!("pasta-and-toast.loop");

macro_rules! scenarios {
    ($($id:literal),* $(,)?) => {
        &[$(Scenario { id: $id, script: include_str!(concat!($id, ".loop")) }),*]
    };
}

/// The lecture's examples, in its order.
pub const ALL: &[Scenario] = scenarios![
    "b4-toast-2",
    "b4-toast-6",
    "b5-cpu-3-toast-6",
    "b5-cpu-3-toast-2",
    "b5-cpu-3-toast-cpu-6",
    "b5-cpu-only",
];
