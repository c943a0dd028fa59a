"""The machine that a judged program runs on, in virtual time: its clock, its processors and its pools.

Who computes at the same time shares the processors max-min fair, in exact fractions; `virtual_asyncio.py` puts it under
CPython's own asyncio.
"""

import concurrent.futures
import functools
import math
from fractions import Fraction


class Stuck(BaseException):
    """Nothing is ready, no timer is pending, no job is running."""


class LimitReached(BaseException):
    """A program that does not end."""


MOST_STEPS = 4_000


class Run:
    """The state of one program's run: its clock, its log and its pools."""

    def __init__(self, cores, gil):
        self.now = Fraction(0)  # µs
        self.log = []
        self.tasks = []  # [name, outcome, end] in the order of creation
        self.recording = True
        self.pools = []
        self.cores = cores
        self.gil = gil
        self.computing = []  # [remaining µs, kind, job or None] of all who work, in the order of their start
        self.steps = 0

    def now_us(self):
        """What a clock shows: the first whole microsecond at or after now."""
        return math.ceil(self.now)

    def count_step(self):
        self.steps += 1
        # Fractions grow with every share of a core: some long runs are not worth their exactness.
        if self.steps > MOST_STEPS:
            raise LimitReached

    def rates(self):
        """How fast each of `computing` goes: max-min fair, under the GIL."""
        inside = sum(1 for work in self.computing if work[1] == "inside")
        apart = sum(1 for work in self.computing if work[1] == "apart")
        cores = Fraction(self.cores)
        even = min(Fraction(1), cores / max(1, inside + apart))
        limit = Fraction(1, inside) if self.gil and inside else Fraction(1)
        inner = min(even, limit)
        outer = min(Fraction(1), (cores - inner * inside) / apart) if apart else even
        return {"inside": inner, "apart": outer, "blocking": Fraction(1)}

    def next_end(self):
        rates = self.rates()
        ends = [self.now + work[0] / rates[work[1]] for work in self.computing]
        return min(ends, default=None)

    def advance(self, to):
        """Lets everybody work until `to`; ends who is done on the way, each at its own moment."""
        self.count_step()
        while True:
            end = self.next_end()
            if end is None or end > to:
                self.work_until(to)
                return
            self.work_until(end)
            self.end_done()

    def work_until(self, moment):
        rates = self.rates()
        passed = moment - self.now
        for work in self.computing:
            work[0] -= passed * rates[work[1]]
        self.now = max(self.now, moment)

    def end_done(self):
        done = [work for work in self.computing if work[0] <= 0]
        self.computing = [work for work in self.computing if work[0] > 0]
        # Told in the order of their start; workers freed at one moment take their next jobs in that order, too.
        for work in done:
            if work[2] is not None:
                work[2].end()
        return done

    def burn(self, seconds):
        work = [us(seconds), "inside", None]
        self.computing.append(work)
        while work in self.computing:
            self.count_step()
            self.work_until(self.next_end())
            self.end_done()
        self.settle()

    def sleep(self, seconds):
        self.advance(self.now + us(seconds))

    def settle(self):
        """The loop goes on at a whole microsecond."""
        self.advance(Fraction(self.now_us()))


def us(seconds):
    return Fraction(round(seconds * 1_000_000))


class Job:
    """A call in a pool: burn or time.sleep, and for how long."""

    def __init__(self, pool, kind, seconds):
        self.pool, self.kind, self.seconds = pool, kind, seconds
        self.future = concurrent.futures.Future()

    def end(self):
        self.pool.busy -= 1
        self.future.set_result(None)
        self.pool.start()


class Pool:
    def __init__(self, size, compute):
        self.size, self.compute, self.busy, self.queue = size, compute, 0, []
        current.pools.append(self)

    def submit(self, fn, *args):
        if isinstance(fn, functools.partial):  # asyncio.to_thread: context.run(burn, 3)
            fn, *args = fn.args
        kind = self.compute if fn.__name__ == "burn" else "blocking"
        job = Job(self, kind, *args)
        self.queue.append(job)
        self.start()
        return job.future

    def start(self):
        while self.queue and self.busy < self.size:
            job = self.queue.pop(0)
            if job.future.set_running_or_notify_cancel():
                self.busy += 1
                current.computing.append([us(job.seconds), job.kind, job])


class ThreadPool(Pool, concurrent.futures.ThreadPoolExecutor):
    def __init__(self, max_workers):
        Pool.__init__(self, max_workers, "inside")

    def shutdown(self, wait=True, **_):
        pass


class ProcessPool(Pool):
    def __init__(self, max_workers):
        Pool.__init__(self, max_workers, "apart")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


# The run that is going on: there is one at a time.
current = None
