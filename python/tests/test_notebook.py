"""Runs as a notebook's cells show them, and the page with a run in it."""

import asyncio
import contextlib
import html
import io
import json
import pathlib
import re
import tempfile
import time
import unittest
import unittest.mock
import webbrowser

import loopscope
from loopscope import stage

from .programs import on_a_machine, run

PAGE = "<!doctype html><title>Loopscope</title><body><main></main></body>"


def trace_in(document):
    """The trace that stands in a document."""
    block = re.search(r"<script type=application/json id=loopscope-trace [^>]*>(.*?)</script>", document, re.DOTALL)
    return json.loads(block[1])


async def work(k):
    await asyncio.sleep(0.01 * k)
    print("work", k)


async def main():
    await asyncio.gather(*(work(k) for k in range(3)))


async def broken():
    await asyncio.sleep(0)
    raise ValueError("no")


def shown_in_cell(coroutine):
    """What `show` gives in a cell, whose loop has a task of its own, and what was printed."""

    async def cell():
        async def heartbeat():
            while True:
                await asyncio.sleep(0.001)

        beating = asyncio.create_task(heartbeat())
        try:
            return await loopscope.show(coroutine), type(asyncio.get_running_loop())
        finally:
            beating.cancel()

    with contextlib.redirect_stdout(io.StringIO()) as out:
        shown, kind = asyncio.run(cell())
    return shown, kind, out.getvalue()


@on_a_machine
class Show(unittest.TestCase):
    def test_timers_that_the_notebook_has_set_fire_meanwhile_and_afterwards(self):
        fired = []

        async def cell():
            loop = asyncio.get_running_loop()
            loop.call_later(0.005, fired.append, "meanwhile")
            loop.call_later(0.1, fired.append, "afterwards")
            dropped = loop.call_later(0.06, fired.append, "dropped")
            with contextlib.redirect_stdout(io.StringIO()):
                await loopscope.show(main())
            dropped.cancel()
            before = list(fired)
            await asyncio.sleep(0.15)
            return before

        self.assertEqual(asyncio.run(cell()), ["meanwhile"])
        self.assertEqual(fired, ["meanwhile", "afterwards"])

    def test_what_runs_on_the_notebooks_own_loop_is_recorded_and_nothing_else(self):
        shown, kind, out = shown_in_cell(main())
        trace = shown.run.trace()
        self.assertEqual([task["name"] for task in trace["tasks"]], ["main", "work", "work#2", "work#3"])
        self.assertEqual((shown.run.outcome, [task["outcome"] for task in trace["tasks"]]), ("finished", ["done"] * 4))
        self.assertEqual([line["text"] for line in trace["log"]], ["work 0", "work 1", "work 2"])
        self.assertEqual(out, "work 0\nwork 1\nwork 2\n")
        self.assertGreaterEqual(trace["total_us"], 19_000)
        sleep = next(span for span in trace["tasks"][3]["spans"] if span["state"] == "sleeping")
        self.assertEqual(trace["source"].split("\n")[sleep["line"] - 1].strip(), "await asyncio.sleep(0.01 * k)")
        # The loop is the notebook's again.
        self.assertNotIn("loopscope", kind.__module__)
        self.assertFalse(hasattr(time.sleep, "__code__"))

    def test_an_exception_that_leaves_it_is_in_what_is_shown(self):
        shown, _, _ = shown_in_cell(broken())
        self.assertEqual((shown.run.outcome, shown.run.error[-1]), ("failed", "ValueError: no"))
        self.assertEqual(repr(shown), f"<failed after {shown.run.total_us / 1e6:.2f} s>")

    def test_one_cell_after_the_other(self):
        for _ in range(2):
            self.assertEqual(len(shown_in_cell(main())[0].run.trace()["tasks"]), 4)


@on_a_machine
class Predict(unittest.TestCase):
    def test_a_clock_that_jumps_beside_a_loop_that_runs(self):
        async def cell():
            return loopscope.predict(main)

        with contextlib.redirect_stdout(io.StringIO()) as out:
            shown = asyncio.run(cell())
        self.assertEqual(shown.run.log, [(0, "work 0"), (10_000, "work 1"), (20_000, "work 2")])
        self.assertEqual((shown.run.outcome, shown.run.total_us), ("finished", 20_000))
        self.assertEqual(out.getvalue(), "work 0\nwork 1\nwork 2\n")

    def test_a_deadlock_is_shown(self):
        async def forever():
            await asyncio.Event().wait()

        self.assertEqual(loopscope.predict(forever).run.outcome, "stuck")


class Page(unittest.TestCase):
    def test_the_trace_is_in_the_document_whatever_it_says(self):
        trace = run("print('</script><!-- \\ud800 차')").trace()
        document = stage.document(trace, "hide=editor", PAGE)
        self.assertEqual(trace_in(document)["log"][0]["text"], "</script><!-- ? 차")
        self.assertIn('data-view="hide=editor"', document)
        self.assertTrue(document.startswith("<!doctype html>") and document.endswith("<main></main></body>"))

    def test_a_cell_has_it_in_a_frame_without_an_origin(self):
        with unittest.mock.patch.object(stage, "template", lambda: PAGE):
            cell = loopscope.Shown(run("print('a\"b')"))._repr_html_()
        self.assertNotIn("allow-same-origin", cell)
        document = html.unescape(re.search(r'srcdoc="([^"]*)"', cell)[1])
        self.assertEqual(trace_in(document)["log"][0]["text"], 'a"b')

    def test_a_run_is_opened_in_the_browser_from_a_file(self):
        opened = []
        with (
            tempfile.TemporaryDirectory() as folder,
            unittest.mock.patch.object(stage, "template", lambda: PAGE),
            unittest.mock.patch.object(tempfile, "mkdtemp", lambda **_: folder),
            unittest.mock.patch.object(webbrowser, "open", opened.append),
        ):
            file = stage.open_in_browser(run("print(1)").trace())
            self.assertEqual(opened, [pathlib.Path(folder, "run.html").as_uri()])
            self.assertEqual(trace_in(file.read_text(encoding="utf-8"))["log"][0]["text"], "1")

    def test_a_package_without_the_page_says_where_it_is(self):
        with unittest.mock.patch.object(stage, "NAME", "nowhere.html"):
            with self.assertRaisesRegex(stage.NoPage, "cargo xtask wheel"):
                stage.template()
            self.assertIn("cargo xtask wheel", loopscope.Shown(run("print(1)"))._repr_html_())


if __name__ == "__main__":
    unittest.main()
