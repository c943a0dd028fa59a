"""What recording a program costs, as ratios to the same program without: the median of several runs, each beside one without.

    python3 benches/recording.py
"""

import asyncio
import pathlib
import selectors
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import loopscope

SLEEPERS = """
import asyncio
async def work(k):
    for _ in range({rounds}):
        await asyncio.sleep({seconds})
async def main():
    await asyncio.gather(*(work(k) for k in range({tasks})))
if __name__ == "__main__":
    asyncio.run(main())
"""
TIMES = 9
UNLIMITED = loopscope.Limits(seconds=0)


class Jumping(selectors.DefaultSelector):
    """The least that a clock which jumps takes: no wait, no processors, nothing recorded."""

    now = 0.0

    def select(self, timeout=None):
        self.now += timeout or 0
        return super().select(0)


class JumpingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.jumping = Jumping()
        super().__init__(self.jumping)

    def time(self):
        return self.jumping.now


def took(run):
    """For how long it runs, in s, and what it gives."""
    since = time.perf_counter()
    given = run()
    return time.perf_counter() - since, given


def plain(source, loop_factory=None):
    """The program as it is, on asyncio's own loop or another one."""
    names = {"__name__": "a module"}
    exec(source, names)
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(names["main"]())


def main():
    cases = [
        ("1,000 tasks of 100 sleep(0.001), recorded as they run", dict(tasks=1_000, rounds=100, seconds=0.001), None),
        ("100,000 sleep(0), recorded as they run", dict(tasks=1, rounds=100_000, seconds=0), None),
        ("10,000 tasks of 10 sleeps, on a clock that jumps", dict(tasks=10_000, rounds=10, seconds=0.1), JumpingLoop),
    ]
    for what, sizes, loop_factory in cases:
        source = SLEEPERS.format(**sizes)
        real = loop_factory is None
        withouts, ratios, traces = [], [], []
        for _ in range(TIMES):
            without, _ = took(lambda: plain(source, loop_factory))
            recorded, run = took(lambda: loopscope.run_source(source, clock_is_real=real, limits=UNLIMITED))
            traced, _ = took(run.trace)
            del run
            withouts.append(without)
            ratios.append(recorded / without)
            traces.append(traced / without)
        print(
            f"{what:<56} {statistics.median(ratios):5.2f} times ({statistics.median(withouts):.2f} s without; "
            f"its trace, behind the end: {statistics.median(traces):.2f} times)"
        )


main()
