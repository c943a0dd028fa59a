"""A run in a worker of the page: what the page is told, and where a program is that does not come back."""

import itertools
import json
import sys
import time
import unittest

from loopscope import Limits, measuring, page

from .programs import run

HAS_LINES = unittest.skipIf(sys.version_info < (3, 12), "Python has no events for lines")
PROGRAM = 'import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\n    print("끝")\nasyncio.run(main())\n'


class Page(unittest.TestCase):
    def setUp(self):
        self.addCleanup(measuring.use_processor_clock, measuring._thread_ns)

    def told(self, source, is_real=False, computed_ms=lambda: 0.0):
        heard = []
        text = page.run(source, "program.py", is_real, 4, True, lambda *message: heard.append(message), computed_ms)
        return json.loads(text), heard

    def test_a_program_gives_its_trace(self):
        trace, heard = self.told(PROGRAM)
        self.assertEqual((trace["outcome"], trace["total_us"], trace["source"]), ("finished", 10_000, PROGRAM))
        self.assertEqual(heard[-1], ("over", None))
        self.assertNotIn("lines", [kind for kind, _ in heard])

    def test_on_the_real_clock_lines_are_told_as_they_come(self):
        trace, heard = self.told(PROGRAM, is_real=True)
        lines = [line for kind, text in heard if kind == "lines" for line in json.loads(text)]
        self.assertEqual([text for _, text in lines], ["끝"])
        self.assertEqual([line["t_us"] for line in trace["log"]], [t_us for t_us, _ in lines])
        self.assertGreaterEqual(lines[0][0], 10_000)
        self.assertTrue(trace["approximate"])

    def test_what_the_clock_for_the_processor_tells_is_computing(self):
        source = "for k in range(2_000_000): pass\nprint('end')"
        self.assertEqual(self.told(source)[0]["total_us"], 0)
        ticks = itertools.count(step=1_000)
        trace, _ = self.told(source, computed_ms=lambda: next(ticks))
        self.assertGreater(trace["total_us"], 20_000)
        self.assertEqual({span["state"] for span in trace["tasks"][0]["spans"]}, {"computing"})

    def test_what_is_half_a_letter_is_told(self):
        trace, _ = self.told(r'print("\ud83c")')
        self.assertEqual([line["text"] for line in trace["log"]], ["?"])

    @HAS_LINES
    def test_each_line_is_told_when_it_is_reached_for_the_first_time(self):
        _, heard = self.told("x = 0\nfor k in range(1000):\n    x += k\nprint(x)\n")
        told = [line for kind, line in heard if kind == "at"]
        self.assertEqual(list(dict.fromkeys(told)), [1, 2, 3, 4])
        # The head of a loop is told at its beginning and where it goes on.
        self.assertLess(len(told), 8)

    def test_a_signal_asks_for_the_line_and_a_program_that_goes_on_for_too_long_ends_by_one(self):
        at = []
        # It sends itself what a timer would.
        source = "import signal, time\nwhile True:\n    signal.raise_signal(signal.SIGALRM)"
        result = run(source, at=at.append, limits=Limits(seconds=0.2))
        self.assertEqual((result.outcome, result.error), ("limit", ["program.py:3: stopped: no end after 0.2 s"]))
        self.assertEqual(at[-1], 3)
        self.assertGreater(at.count(3), 1)


class Paced(unittest.TestCase):
    def test_a_run_that_waits_takes_as_long_as_it_says(self):
        since = time.monotonic()
        result = run(
            """
            import asyncio, time
            def job():
                time.sleep(0.02)
                print("on a worker")
                time.sleep(0.05)
            async def work():
                await asyncio.sleep(0.04)
                print("slept")
            async def main():
                await asyncio.gather(work(), asyncio.to_thread(job))
                time.sleep(0.02)
                print("blocked")
            asyncio.run(main())
            """,
            paced=True,
        )
        took_us = (time.monotonic() - since) * 1e6
        self.assertEqual([text for _, text in result.log], ["on a worker", "slept", "blocked"])
        self.assertGreaterEqual(result.total_us, 90_000)
        self.assertLessEqual(result.total_us, took_us)
        for (t_us, _), least in zip(result.log, (20_000, 40_000, 90_000)):
            self.assertGreaterEqual(t_us, least)

    def test_who_computes_is_late_for_all_that_is_due_meanwhile(self):
        result = run(
            """
            import asyncio
            async def work():
                await asyncio.sleep(0.001)
                print("late")
            async def main():
                task = asyncio.create_task(work())
                await asyncio.sleep(0)
                for _ in range(1_000_000): pass
                await task
            asyncio.run(main())
            """,
            paced=True,
        )
        self.assertGreater(result.log[0][0], 5_000)


if __name__ == "__main__":
    unittest.main()
