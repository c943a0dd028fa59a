"""Runs programs under CPython's own asyncio with a clock that jumps: the package in `python/` does it.

Reads one JSON list a line (the source of a program, the cores and the GIL that it runs on, whether its trace is wanted) and
writes one JSON object a line: its log, the ends of its tasks and how it ended; or its trace.
"""

import gc
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "python"))

import asyncio

import loopscope
from loopscope.loop import Loop, Task

# Some scripts go round for long, and each further share of a core makes fractions longer.
LIMITS = loopscope.Limits(steps=20_000, lines=1_000_000, seconds=0, memory=0)


class EvenTask(Task):
    """Versions differ in places, in which all of them are 3.11.3 here: since 3.12 `gather` hears of a task that has already
    ended at once and not through the ready queue; before 3.11.3 a timeout let its own cancellation pass while another was
    under way.
    """

    gathering = False
    # Cancellations that were under way when the timeout that ends now began.
    before_timeout = 0

    def done(self):
        return super().done() and not EvenTask.gathering

    def uncancel(self):
        return max(0, super().uncancel() - self.before_timeout)


real_gather = asyncio.gather
real_enter_timeout = asyncio.timeouts.Timeout.__aenter__
real_exit_timeout = asyncio.timeouts.Timeout.__aexit__


def gather(*args, **kwargs):
    EvenTask.gathering = True
    try:
        return real_gather(*args, **kwargs)
    finally:
        EvenTask.gathering = False


async def enter_timeout(self):
    timeout = await real_enter_timeout(self)
    timeout.before = timeout._task.cancelling()
    return timeout


async def exit_timeout(self, *exception):
    self._task.before_timeout = self.before
    try:
        return await real_exit_timeout(self, *exception)
    finally:
        self._task.before_timeout = 0


def even_out():
    if sys.version_info >= (3, 12):
        asyncio.gather = asyncio.tasks.gather = gather
    elif sys.version_info < (3, 11, 3):
        asyncio.timeouts.Timeout.__aenter__ = enter_timeout
        asyncio.timeouts.Timeout.__aexit__ = exit_timeout
    else:
        return
    Loop.task_class = EvenTask


def judge(source, cores, gil, wants_trace):
    run = loopscope.run_source(
        source, "program.py", cores=cores, gil=gil, computing=False, limits=LIMITS, keeps_events=wants_trace
    )
    if wants_trace:
        return run.trace()
    if run.outcome == "failed":
        raise RuntimeError("\n".join(run.error))
    tasks = [(task.name, verdict(task), task.end_us) for task in run.recorder.tasks[1:] if task.name != "main"]
    return {"outcome": run.outcome, "log": run.log, "tasks": tasks, "now": run.total_us}


def verdict(task):
    return {None: "pending", "failed": f"failed {task.error}"}.get(task.outcome, task.outcome)


def main():
    even_out()
    # After each program what it has left is collected: only that is to be looked through.
    gc.freeze()
    out = os.fdopen(os.dup(1), "w")
    sys.stderr = open(os.devnull, "w")
    for line in sys.stdin:
        out.write(json.dumps(judge(*json.loads(line))) + "\n")
        out.flush()


main()
