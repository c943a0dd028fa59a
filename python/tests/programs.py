"""Programs written in a test, run."""

import sys
import textwrap
import unittest

import loopscope

on_a_machine = unittest.skipIf(
    sys.platform == "emscripten", "WebAssembly has no threads, processes, signals or sockets, and little stack"
)


CLOCKS = (False,) if sys.platform == "emscripten" else (False, True)
"""Whether the clock is real, where that can be."""

TELLS_COMPUTING = sys.platform != "emscripten"
"""Whether computing can be told from waiting for a processor that others have. WebAssembly has no clock for it: a busy
machine would count as the program's computing, in any test that does not ask for it."""


def run(text, **options):
    """Runs a program's text, without what is indented around it."""
    options.setdefault("computing", TELLS_COMPUTING)
    return loopscope.run_source(textwrap.dedent(text).lstrip("\n"), "program.py", **options)


def log(text, **options):
    """Its log as `(seconds, line)`."""
    return [(t_us / 1e6, line) for t_us, line in run(text, **options).log]


def spans(trace, name):
    """The spans of a task as `(state, from, to)` in seconds."""
    task = next(task for task in trace["tasks"] if task["name"] == name)
    return [(span["state"], span["from_us"] / 1e6, span["to_us"] / 1e6) for span in task["spans"]]
