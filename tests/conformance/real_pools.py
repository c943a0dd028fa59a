#!/usr/bin/env python3
"""Compares predicted totals with real CPython threads and processes, by hand:

    cargo build --bin loopscope && python3 tests/conformance/real_pools.py

Each script is exported and run as it is, on this machine's own clock and cores; best of three, since the machine may
be busy. It wants two idle cores.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).parents[2]
LOOPSCOPE = ROOT / "target/debug/loopscope"

SCRIPTS = {
    "a thread beside the loop, under the GIL": "cores 2\na: thread cpu 1\nb: yield; cpu 1",
    "three threads under the GIL": "cores 2\nthreads 3\nw x 3: thread cpu 500ms",
    "two threads for four blocking jobs": "cores 2\nthreads 2\nw x 4: thread block 500ms",
    "two processes on two cores": "cores 2\nprocesses 2\nw x 2: process cpu 1",
    "one process for two jobs": "cores 2\nprocesses 1\nw x 2: process cpu 500ms",
    "three processes on two cores": "cores 2\nprocesses 3\nw x 3: process cpu 600ms",
    "the loop computes while a process does": "cores 2\nprocesses 1\na: process cpu 1\nb: yield; cpu 1",
    "ten requests on threads": "strategy threads\nrequest x 10: block 0.5",
    "two tasks that compute on threads": "cores 2\nstrategy threads\na x 2: cpu 500ms",
    "two tasks that compute in processes": "cores 2\nprocesses 2\nstrategy processes\na x 2: cpu 500ms",
    "one after another": "strategy sync\na x 3: sleep 200ms",
    "arrivals on two threads": "threads 2\nstrategy threads\na x 4 every 100ms: block 500ms",
}

# How long main took, without the start of the interpreter and the end of the pools.
TIMER = """

import inspect
from time import perf_counter

if inspect.iscoroutinefunction(main):
    async def timed_main(main=main):
        since = perf_counter()
        await main()
        print("took", perf_counter() - since)
else:
    def timed_main(main=main):
        since = perf_counter()
        main()
        print("took", perf_counter() - since)

main = timed_main
"""


def loopscope(*args, script):
    done = subprocess.run([LOOPSCOPE, *args], input=script, capture_output=True, text=True, check=True)
    return done.stdout


def real(program):
    before, guard, after = program.partition('\n\nif __name__ == "__main__":')
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "program.py"
        path.write_text(before + TIMER + guard + after, encoding="utf-8")
        done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def main():
    failed = 0
    for name, script in SCRIPTS.items():
        predicted = json.loads(loopscope("run", "-", "--format", "json", script=script))["total_us"] / 1e6
        program = loopscope("export", "-", "--to", "python", script=script)
        measured = min((real(program) for _ in range(3)), key=lambda seconds: abs(seconds - predicted))
        off = measured / predicted - 1
        failed += abs(off) > 0.1
        print(f"{name:<42} predicted {predicted:.3f} s, measured {measured:.3f} s, {off:+.1%}")
        time.sleep(0.2)
    print(f"{len(SCRIPTS) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
