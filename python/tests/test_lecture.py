"""Every code block of the lecture, as it is printed there."""

import json
import pathlib
import unittest

import loopscope

from .programs import TELLS_COMPUTING
from .test_corpus import in_lines

LECTURE = pathlib.Path(__file__).parent / "lecture"


def block(name, *lines, **options):
    """Runs a block, with lines put after it."""
    path = LECTURE / f"{name}.py"
    text = path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines)
    options.setdefault("computing", TELLS_COMPUTING)
    # G-4 computes for real, which takes a busy machine many times as long.
    options.setdefault("limits", loopscope.Limits(seconds=60))
    return loopscope.run_source(text, str(path), **options)


def statuses(run):
    return {answer.status for answer in run.stand_ins.answers}


class Blocks(unittest.TestCase):
    maxDiff = None

    def test_each_block_does_what_is_written_beside_it(self):
        expectations = sorted(LECTURE.glob("*.json"))
        self.assertEqual(len(expectations), 10)
        for path in expectations:
            with self.subTest(path.stem):
                expected, run = json.loads(path.read_text(encoding="utf-8")), block(path.stem)
                self.assertEqual(
                    in_lines(run.outcome, run.total_us, run.log),
                    in_lines(expected["outcome"], expected["total_us"], expected["log"]),
                    "\n".join(run.error),
                )
                answers = [[answer.name, answer.t_us, answer.status] for answer in run.stand_ins.answers]
                self.assertEqual(answers, expected.get("answers", []))
                self.assertEqual(run.trace(), block(path.stem).trace())

    def test_the_process_pool_computes_what_it_really_takes(self):
        run = block("g-4-process-pool", computing=False)
        self.assertEqual((run.outcome, run.log), ("finished", [(0, "✅ CPU 연산 결과: 333333283333335000000")]))
        run = block("g-4-process-pool", computing=True)
        (t_us, text), trace = run.log[0], run.trace()
        self.assertEqual((text, run.total_us), ("✅ CPU 연산 결과: 333333283333335000000", t_us))
        self.assertGreater(t_us, 20_000)
        self.assertTrue(trace["approximate"])
        span = trace["tasks"][0]["spans"][0]
        self.assertEqual((span["state"], span["worker"]), ("offloaded", "process 1"))


class ManyRequests(unittest.TestCase):
    """Section D-1 says 30 s for ten requests to a `def`, and over 5 minutes for a hundred: there are forty threads."""

    def total(self, name, *lines):
        run = block(name, *lines)
        self.assertEqual((run.outcome, statuses(run)), ("finished", {200}))
        return run.total_us / 1e6

    def test_a_def_has_forty_threads(self):
        for count, seconds in ((1, 3), (10, 3), (40, 3), (41, 6), (100, 9)):
            with self.subTest(count):
                self.assertEqual(self.total("d-1-sync", f"# loopscope: {count} x GET /sync"), seconds)

    def test_an_async_def_waits_for_all_at_once(self):
        for count in (1, 10, 100):
            with self.subTest(count):
                self.assertEqual(self.total("d-1-async", f"# loopscope: {count} x GET /async"), 3)

    def test_a_sleep_that_blocks_in_an_async_def_takes_thirty_seconds_for_ten(self):
        text = (LECTURE / "d-1-sync.py").read_text(encoding="utf-8").replace("def sync_task", "async def sync_task")
        run = loopscope.run_source(text + "# loopscope: 10 x GET /sync\n", "program.py")
        self.assertEqual((run.outcome, run.total_us), ("finished", 30_000_000))
        self.assertEqual([answer.t_us for answer in run.stand_ins.answers], [3_000_000 * k for k in range(1, 11)])

    def test_how_long_the_network_takes_is_said_after_the_text(self):
        self.assertEqual(self.total("e-1-call-api", "# loopscope: httpx 300ms"), 0.3)
        self.assertEqual(self.total("e-4-gather", "# loopscope: httpx 1s", "# loopscope: GET /gather-tasks"), 1)

    def test_a_file_is_read_that_was_uploaded_before(self):
        run = block("e-3-files", "# loopscope: POST /upload", "# loopscope: GET /read/file-1.txt at 1s")
        self.assertEqual([answer.status for answer in run.stand_ins.answers], [200, 200])
        self.assertEqual(run.stand_ins.answers[1].text, '{"content":"This is file 1.\\n"}')
        self.assertEqual(run.total_us, 1_200_000)


if __name__ == "__main__":
    unittest.main()
