"""What recording a program costs, as ratios to the same program without: the best of three of each.

    python3 benches/recording.py
"""

import asyncio
import pathlib
import selectors
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
TIMES = 3
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


def best(run):
    """The shortest of some runs, in s."""

    def once():
        since = time.perf_counter()
        run()
        return time.perf_counter() - since

    return min(once() for _ in range(TIMES))


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
        without = best(lambda: plain(source, loop_factory))
        real = loop_factory is None
        recorded = best(lambda: loopscope.run_source(source, clock_is_real=real, limits=UNLIMITED))
        print(f"{what:<56} {recorded / without:5.2f} times ({without:.2f} s without)")


main()
