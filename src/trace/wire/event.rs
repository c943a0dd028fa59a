//! The forms of what a run records.

use super::form::wire;
use super::{Reader, Standing, Wire, Writer};
use crate::script::program::{Pool, Strategy, Work};
use crate::trace::{Event, EventKind, Limit, LimitReached, Outcome, TaskId, TaskName};

impl Wire for TaskId {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader) -> Option<Self> {
        u32::read(from).map(Self)
    }
}

wire!(struct Standing { strategy, outcome, now_us });
wire!(struct LimitReached { limit, task, line });
wire!(enum Limit { 0 Statements { most }, 1 Tasks { most }, 2 Calls { most }, 3 Letters { most } });
wire!(struct TaskName { base, number });
wire!(struct Event { t_us, task, kind });
wire!(enum Strategy { 0 Async, 1 Sync, 2 Threads, 3 Processes });
wire!(enum Outcome { 0 Finished, 1 Stuck, 2 Limit, 3 Stopped, 4 Running });
wire!(enum Pool { 0 Threads, 1 Processes });
wire!(enum Work { 0 Cpu, 1 Block });
wire!(enum EventKind {
    0 TaskCreated { parent },
    1 TaskArriving { until_us },
    2 TaskResumed,
    3 TaskYielded { line },
    4 TaskSleeping { until_us, line, label },
    5 TimerDue { due_us },
    6 TaskWoken,
    7 ComputeStarted { us, line, label },
    8 ComputeEnded,
    9 BlockStarted { us, line, label },
    10 BlockEnded,
    11 Printed { text, line },
    12 TaskWaiting { on, line },
    13 CancelRequested,
    14 ItemPut { queue, item },
    15 ItemGot { queue },
    16 ItemDone { queue },
    17 PermitTaken { semaphore },
    18 PermitReleased { semaphore },
    19 LockTaken { lock },
    20 LockReleased { lock },
    21 EventSet { event },
    22 EventCleared { event },
    23 JobQueued { job, pool, us, line, label },
    24 JobStarted { job, pool, work, worker },
    25 JobEnded { job },
    26 JobDropped { job },
    27 TaskCancelled,
    28 TaskDone,
    29 TaskFailed { error, line },
});
