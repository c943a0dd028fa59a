//! How a task comes to be cancelled.

/// Who or what asked a task to end, and where. Lines are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Canceller<'a> {
    /// A trace does not say.
    Unknown,
    /// A task, by its `cancel` in that line.
    Task(&'a str, u32),
    /// The `timeout` of that line.
    Timeout(u32),
    /// Its group, because another task of the group has failed, at that line.
    GroupMember(&'a str, u32),
    /// Its group, because the task that the group belongs to left it with an exception, or was cancelled itself, at that
    /// line.
    GroupOwner(&'a str, u32),
    /// `asyncio.run`, because the last task of the script had ended.
    MainEnd,
}

/// A task that has ended cancelled, in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled<'a> {
    /// Who asked for it.
    pub by: Canceller<'a>,
    /// The task that it awaited and with which it died, if it was not asked itself.
    pub awaited: Option<&'a str>,
    /// The line at which `CancelledError` reached it, from 1; 0 before its first statement.
    pub landed: u32,
}
