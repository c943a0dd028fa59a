"""Runs programs under CPython's own asyncio with a clock that jumps.

Reads one JSON string a line (the source of a program that calls asyncio.run under `__main__`) and writes one
JSON object a line: its log, the ends of its tasks, and how it ended. No scheduling decision is made here: the
loop, tasks, futures, queues, locks, groups and timeouts are asyncio's own. What is replaced is

- the clock and the selector: instead of waiting, time jumps to the next timer or the next end of a job;
- the order of timers due at the same time: that of their registration;
- `burn` and `time.sleep`, which advance the clock, and the executors, whose workers compute and block in the
  same virtual time (`virtual_machine.py`);
- the sets that asyncio walks to cancel tasks: they are walked in the order of creation.
"""

import asyncio
import asyncio.runners
import asyncio.taskgroups
import asyncio.tasks
import concurrent.futures
import gc
import heapq
import itertools
import json
import logging
import math
import os
import sys
import time
from fractions import Fraction

import virtual_machine as machine
from virtual_machine import LimitReached, ProcessPool, Run, Stuck, ThreadPool

logging.disable(logging.CRITICAL)


class OrderedSet(dict):
    """A set that is walked in the order of insertion."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class Timer(asyncio.TimerHandle):
    """Timers due at the same time fire in the order of their registration."""

    __slots__ = ("order",)

    def __lt__(self, other):
        return (self._when, self.order) < (other._when, other.order)


class RecordedTask(asyncio.tasks._PyTask):
    """Notes its end the moment it has one.

    Versions differ in places, in which all of them are 3.11.3 here: since 3.12 `gather` hears of a task that has
    already ended at once and not through the ready queue; before 3.11.3 a timeout let its own cancellation pass
    while another was under way.
    """

    gathering = False
    # Cancellations that were under way when the timeout that ends now began.
    before_timeout = 0

    def done(self):
        return super().done() and not RecordedTask.gathering

    def uncancel(self):
        return max(0, super().uncancel() - self.before_timeout)

    def _Future__schedule_callbacks(self):
        super()._Future__schedule_callbacks()
        if self.record is not None and machine.current.recording:
            if self._state == "CANCELLED":
                self.record[1] = "cancelled"
            elif self._exception is not None:
                text = str(self._exception)
                name = type(self._exception).__name__
                self.record[1] = "failed " + (f"{name}: {text}" if text else name)
            else:
                self.record[1] = "done"
            self.record[2] = machine.current.now_us()


class Selector:
    """Nothing is ever ready but time."""

    def __init__(self, loop):
        self.loop = loop

    def select(self, timeout):
        run = machine.current
        if timeout is None or timeout > 0:
            timers = self.loop._scheduled
            moments = [Fraction(round(timers[0]._when * 1_000_000))] if timers else []
            end = run.next_end()
            if end is not None:
                moments.append(end)
            if not moments:
                raise Stuck
            run.advance(max(run.now, Fraction(math.ceil(min(moments)))))
        run.advance(run.now)
        return []

    def get_key(self, fd):
        raise KeyError(fd)

    def get_map(self):
        return {}

    def __getattr__(self, _):
        return lambda *args, **kwargs: None


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self._selector.close()
        self._selector = Selector(self)
        self._order = itertools.count()
        self.set_task_factory(self.make_task)

    def time(self):
        return machine.current.now_us() / 1_000_000

    def call_at(self, when, callback, *args, context=None):
        timer = Timer(round(when * 1_000_000) / 1_000_000, callback, args, self, context)
        timer.order = next(self._order)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _write_to_self(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        """Waiting for the pools to shut down is not counted."""

    @staticmethod
    def make_task(loop, coro, **kwargs):
        RecordedTask.record = None
        task = RecordedTask(coro, loop=loop, **kwargs)
        task.number = next(numbers)
        name = getattr(coro, "__name__", "")
        if name not in ("main", "shutdown_asyncgens", "shutdown_default_executor"):
            task.record = [name, "pending", None]
            machine.current.tasks.append(task.record)
        return task


numbers = itertools.count()
real_gather = asyncio.gather
real_enter_timeout = asyncio.timeouts.Timeout.__aenter__
real_exit_timeout = asyncio.timeouts.Timeout.__aexit__
real_all_tasks = asyncio.tasks.all_tasks
real_group_init = asyncio.taskgroups.TaskGroup.__init__


def all_tasks(loop=None):
    return sorted(real_all_tasks(loop), key=lambda task: task.number)


def gather(*args, **kwargs):
    RecordedTask.gathering = True
    try:
        return real_gather(*args, **kwargs)
    finally:
        RecordedTask.gathering = False


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


def group_init(self):
    real_group_init(self)
    self._tasks = OrderedSet()


def run_main(coro):
    """asyncio.run, but for a program that gets stuck: what is left of that is abandoned as it is."""
    loops = []

    def new_loop():
        loops.append(VirtualLoop())
        return loops[0]

    runner = asyncio.Runner(loop_factory=new_loop)
    try:
        runner.run(coro)
        runner.close()
    finally:
        machine.current.recording = False
        asyncio._set_running_loop(None)


def record(*args, **_):
    if machine.current.recording:
        machine.current.log.append([machine.current.now_us(), " ".join(str(arg) for arg in args)])


def run(source, cores, gil):
    machine.current = Run(cores, gil)
    outcome = "finished"
    try:
        execute(compile(source, "program.py", "exec"))
    except Stuck:
        outcome = "stuck"
    except LimitReached:
        outcome = "limit"
    except SystemExit:
        # A task has failed, which is told by then.
        pass
    ended = machine.current
    result = {"outcome": outcome, "log": ended.log, "tasks": ended.tasks, "now": ended.now_us()}
    # What a stuck program leaves behind ends now, unheard, and not in the middle of the next one.
    ended.recording = False
    gc.collect()
    return result


def execute(code):
    namespace = {"__name__": "__main__", "print": record}

    def run_program(coro):
        namespace["burn"] = burn  # The program's own has been defined by now.
        run_main(coro)

    asyncio.run = run_program
    exec(code, namespace)


def burn(seconds):
    machine.current.burn(seconds)


def main():
    asyncio.gather = gather
    if sys.version_info < (3, 11, 3):
        asyncio.timeouts.Timeout.__aenter__ = enter_timeout
        asyncio.timeouts.Timeout.__aexit__ = exit_timeout
    asyncio.tasks.all_tasks = all_tasks
    asyncio.taskgroups.TaskGroup.__init__ = group_init
    time.sleep = lambda seconds: machine.current.sleep(seconds)
    time.sleep.__name__ = "sleep"
    concurrent.futures.ThreadPoolExecutor = ThreadPool
    concurrent.futures.ProcessPoolExecutor = ProcessPool
    out = os.fdopen(os.dup(1), "w")
    sys.stderr = open(os.devnull, "w")
    for line in sys.stdin:
        source, cores, gil = json.loads(line)
        result = run(source, cores, gil)
        out.write(json.dumps(result) + "\n")
        out.flush()


main()
