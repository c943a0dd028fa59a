"""Every program of `corpus` gives the log, the total and the outcome that CPython gives."""

import json
import pathlib
import unittest

import loopscope

from .programs import TELLS_COMPUTING

CORPUS = pathlib.Path(__file__).parent / "corpus"
PROGRAMS = sorted(CORPUS.glob("*.py"))


def in_lines(outcome, total_us, log):
    """What is compared, so that a difference can be read."""
    return [f"{outcome} at {total_us} µs", *(f"{t_us:>9} {text}" for t_us, text in log)]


class Corpus(unittest.TestCase):
    maxDiff = None

    def test_there_are_programs(self):
        self.assertGreaterEqual(len(PROGRAMS), 33)

    def test_each_program_prints_what_cpython_prints_when_it_does(self):
        for path in PROGRAMS:
            with self.subTest(path.stem):
                expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
                run = loopscope.run_file(str(path), computing=TELLS_COMPUTING)
                self.assertEqual(
                    in_lines(run.outcome, run.total_us, run.log),
                    in_lines(expected["outcome"], expected["total_us"], expected["log"]),
                    "\n".join(run.error),
                )

    def test_each_program_does_the_same_a_second_time(self):
        for path in PROGRAMS:
            with self.subTest(path.stem):
                first, second = (loopscope.run_file(str(path), computing=TELLS_COMPUTING).trace() for _ in range(2))
                self.assertEqual(first, second)


if __name__ == "__main__":
    unittest.main()
