"""Times one exported program, read from standard input, under asyncio with a clock that jumps; best of three."""

import asyncio
import sys
import time


class Selector:
    def __init__(self, loop):
        self.loop = loop

    def select(self, timeout):
        if timeout is None:
            raise SystemExit("stuck")
        if timeout > 0:
            self.loop.now = self.loop._scheduled[0]._when
        return []

    def get_key(self, fd):
        raise KeyError(fd)

    def get_map(self):
        return {}

    def __getattr__(self, _):
        return lambda *args, **kwargs: None


class JumpingLoop(asyncio.SelectorEventLoop):
    now = 0.0

    def __init__(self):
        super().__init__()
        self._selector.close()
        self._selector = Selector(self)

    def time(self):
        return self.now


def run(coro):
    global took
    since = time.perf_counter()
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        runner.run(coro)
    took = time.perf_counter() - since


asyncio.run = run
code = compile(sys.stdin.read(), "program.py", "exec")
times = []
for _ in range(3):
    exec(code, {"__name__": "__main__", "print": lambda *args: None})
    times.append(took)
print(min(times))
