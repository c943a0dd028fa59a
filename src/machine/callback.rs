//! What goes to and fro between the machine and its driver.

use crate::trace::{Micros, TaskId};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub(crate) u32);

        impl $name {
            pub(super) fn index(self) -> usize {
                self.0 as usize
            }

            /// The number of the one that comes after these.
            pub(super) fn after<T>(others: &[T]) -> Self {
                Self(u32::try_from(others.len()).expect("fewer than statements"))
            }
        })*
    };
}

ids! {
    /// A job's number, in the order of submission.
    JobId,
    /// A gather's number.
    GatherId,
    /// A task group's number.
    GroupId,
    /// A timeout's number.
    TimeoutId
}

/// What a loop runs (`asyncio.Handle`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Callback {
    /// `main`'s first step.
    MainStep,
    /// `main` has heard that all its tasks have ended.
    MainWakeup,
    /// `_run_until_complete_cb`: stops the loop after this pass.
    Stop,
    /// The step of a coroutine that shuts something down.
    ShutdownStep,
    /// `Task.__step`.
    Step(TaskId),
    /// `Task.__wakeup`.
    Wakeup(TaskId),
    /// `futures._set_result_unless_cancelled` of a sleep.
    SleepOver {
        /// Who sleeps.
        task: TaskId,
        /// Which of all sleeps it was.
        sleep: u32,
    },
    /// `Timeout._on_timeout`.
    TimeoutFired(TimeoutId),
    /// `_done_callback` of a gather.
    GatherChild {
        /// Which gather.
        gather: GatherId,
        /// Who has ended.
        child: TaskId,
    },
    /// `TaskGroup._on_task_done`.
    GroupChild {
        /// Which group.
        group: GroupId,
        /// Who has ended.
        child: TaskId,
    },
    /// `_set_state`: a job's end.
    JobDone(JobId),
    /// `_call_check_cancel`: a job is not waited for any more.
    CheckCancel(JobId),
}

impl Callback {
    /// The task whose step it is, if it is a step.
    pub fn task(self) -> Option<TaskId> {
        match self {
            Self::Step(task) | Self::Wakeup(task) => Some(task),
            Self::MainStep
            | Self::MainWakeup
            | Self::Stop
            | Self::ShutdownStep
            | Self::SleepOver { .. }
            | Self::TimeoutFired(_)
            | Self::GatherChild { .. }
            | Self::GroupChild { .. }
            | Self::JobDone(_)
            | Self::CheckCancel(_) => None,
        }
    }
}

/// What the machine asks a loop to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Give a job to its pool.
    Submit(JobId),
    /// Take a job back, if no worker has it.
    CancelJob(JobId),
}

/// What the loop's thread does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The callback is over.
    Over,
    /// Compute for so many µs, then [`Machine::go_on`](super::Machine::go_on).
    Compute(Micros),
    /// Block for so many µs, then [`Machine::go_on`](super::Machine::go_on).
    Block(Micros),
    /// End the loop after this pass, then ask [`Machine::runs_again`](super::Machine::runs_again).
    Stop,
    /// End the whole run: a limit is reached.
    Limit,
}
