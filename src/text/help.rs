//! The help.

/// The help.
#[derive(Debug)]
pub struct HelpTexts {
    /// Its part on keys.
    pub keys: &'static str,
    /// Switch: whether keys without a modifier do anything.
    pub keys_on: &'static str,
    /// The keys of the editor.
    pub editor_keys: &'static str,
    /// Its part on the language.
    pub reference: &'static str,
    /// Button: loads an example.
    pub try_it: &'static str,
    /// What it means: tasks, `sleep`, `print`, durations, labels.
    pub tasks: &'static str,
    /// What it means: `cpu`, `block`, `yield`.
    pub cpu: &'static str,
    /// What it means: `thread`, `process` and the machine.
    pub pools: &'static str,
    /// What it means: instances of a task.
    pub instances: &'static str,
    /// What it means: `repeat`, `forever`.
    pub loops: &'static str,
    /// What it means: `def`, `await`, `gather`.
    pub defs: &'static str,
    /// What it means: `spawn`, `cancel`.
    pub spawn: &'static str,
    /// What it means: queues.
    pub queues: &'static str,
    /// What it means: semaphores and locks.
    pub locks: &'static str,
    /// What it means: events.
    pub events: &'static str,
    /// What it means: `timeout`, `try`, `fail`.
    pub timeout: &'static str,
    /// What it means: `group`.
    pub groups: &'static str,
    /// What it means: `strategy`, `title`.
    pub strategies: &'static str,
}
