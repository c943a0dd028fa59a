"""What tells the time tells the run's, and who computes shares the processors."""

import datetime
import logging
import os
import random
import threading
import time
import unittest

import loopscope

from .programs import log, on_a_machine, run


class TimeOfTheRun(unittest.TestCase):
    def test_every_clock_follows_the_run(self):
        said = log(
            """
            import datetime, time
            time.sleep(61.5)
            print(time.time() - 1704110400, time.monotonic(), time.perf_counter(), time.perf_counter_ns())
            print(datetime.datetime.now(), datetime.datetime.now(datetime.timezone.utc), datetime.date.today())
            print(time.strftime("%X"), time.ctime(), time.localtime().tm_min)
            print(repr(datetime.datetime.now()), isinstance(datetime.datetime(2024, 1, 1), datetime.datetime))
            """,
            computing=False,
        )
        self.assertEqual(
            [line for _, line in said],
            [
                "61.5 61.5 61.5 61500000000",
                "2024-01-01 12:01:01.500000 2024-01-01 12:01:01.500000+00:00 2024-01-01",
                "12:01:01 Mon Jan  1 12:01:01 2024 1",
                "datetime.datetime(2024, 1, 1, 12, 1, 1, 500000) True",
            ],
        )

    def test_a_thread_that_sleeps_does_not_compute(self):
        said = log(
            "import time\ntime.sleep(2); burn(3)\nprint(time.thread_time(), time.process_time())", computing=False
        )
        self.assertEqual(said, [(5.0, "3.0 3.0")])

    def test_random_begins_with_seed_1_in_each_run(self):
        expected = str(random.Random(1).random())
        for _ in range(2):
            self.assertEqual(log("import random\nprint(random.random())"), [(0.0, expected)])

    def test_afterwards_all_is_as_it_was(self):
        before = (time.sleep, time.time, datetime.datetime, threading.Thread, print, random.getstate())
        run("import random, time\nrandom.seed(5)\ntime.sleep(1)")
        self.assertEqual((time.sleep, time.time, datetime.datetime, threading.Thread, print, random.getstate()), before)
        self.assertFalse(hasattr(__builtins__, "burn"))
        with self.assertRaises(NameError):
            eval("burn", {})

    def test_the_processors_are_those_that_are_assumed(self):
        self.assertEqual(log("import os\nprint(os.cpu_count())", cores=3), [(0.0, "3")])

    def test_what_is_registered_for_the_end_is_called_at_the_end(self):
        text = "import atexit, time\natexit.register(print, 'first')\natexit.register(print, 'second')\ntime.sleep(1)\nprint('end')"
        self.assertEqual(log(text), [(1.0, "end"), (1.0, "second"), (1.0, "first")])

    @on_a_machine
    def test_other_threads_have_the_real_time_during_a_run(self):
        seen = []

        def look():
            since = time.perf_counter()
            time.sleep(0.01)
            seen.append(time.perf_counter() - since)

        other = threading.Thread(target=look)
        run_thread = threading.Thread(target=run, args=("import time\nfor _ in range(1000): time.sleep(1)",))
        run_thread.start()
        other.start()
        run_thread.join()
        other.join()
        self.assertGreaterEqual(seen[0], 0.01)

    def test_waiting_for_the_clock_in_a_loop_ends(self):
        result = run(
            "import time\nend = time.perf_counter() + 0.1\nwhile time.perf_counter() < end: pass\nprint('over')",
            computing=True,
        )
        self.assertEqual(result.outcome, "finished")
        self.assertGreaterEqual(result.total_us, 100_000)
        self.assertTrue(result.trace()["approximate"])

    def test_real_computing_counts_only_if_asked_for(self):
        text = "x = 0\nfor i in range(2_000_000): x += i\nprint(x)"
        self.assertGreaterEqual(run(text, computing=True).total_us, 20_000)
        self.assertEqual(run(text, computing=False).total_us, 0)

    @unittest.skipUnless(hasattr(time, "tzset"), "a process cannot say where it is")
    def test_wherever_the_machine_is_the_clocks_agree(self):
        before = os.environ.get("TZ")
        os.environ["TZ"] = "Asia/Seoul"
        time.tzset()
        try:
            said = log(
                """
                import datetime, logging, sys, time
                now = datetime.datetime.now()
                print(now.timestamp() == time.time() == time.mktime(time.localtime()), now.astimezone().utcoffset())
                logging.basicConfig(format="%(asctime)s %(relativeCreated)d", stream=sys.stdout)
                time.sleep(1)
                logging.warning("")
                """
            )
            self.assertEqual((os.environ["TZ"], time.timezone), ("Asia/Seoul", -9 * 3600))
        finally:
            del os.environ["TZ"]
            if before is not None:
                os.environ["TZ"] = before
            time.tzset()
            logging.root.handlers.clear()
        self.assertEqual(said, [(0.0, "True 0:00:00"), (1.0, "2024-01-01 12:00:01,000 1000")])

    def test_a_moment_is_pickled_and_copied(self):
        said = log(
            """
            import copy, datetime, pickle
            for it in (datetime.datetime.now(), datetime.date.today(), datetime.datetime(2024, 1, 1, fold=1)):
                for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                    again = pickle.loads(pickle.dumps(it, protocol))
                    assert again == it and type(again) is type(it), (it, protocol)
                assert copy.deepcopy([it]) == [it] and copy.copy(it) == it
            class Mine(datetime.datetime): pass
            print(isinstance(datetime.datetime.now(), Mine), isinstance(Mine.now(), Mine), isinstance(Mine.now(), datetime.date))
            """
        )
        self.assertEqual(said, [(0.0, "False True True")])



class Burning(unittest.TestCase):
    def test_burn_is_exact_on_the_loop(self):
        self.assertEqual(log("burn(1.25)\nprint('done')"), [(1.25, "done")])

    def test_threads_share_one_processor_under_the_gil(self):
        text = """
            import asyncio
            async def main():
                await asyncio.gather(asyncio.to_thread(burn, 1), asyncio.to_thread(burn, 1))
                print("done")
            asyncio.run(main())
        """
        self.assertEqual(log(text), [(2.0, "done")])
        self.assertEqual(log(text, gil=False), [(1.0, "done")])
        self.assertEqual(log(text, gil=False, cores=1), [(2.0, "done")])

    def test_processes_compute_apart(self):
        text = """
            import asyncio
            from concurrent.futures import ProcessPoolExecutor
            async def main():
                loop = asyncio.get_running_loop()
                with ProcessPoolExecutor(2) as pool:
                    jobs = [loop.run_in_executor(pool, burn, 1) for _ in range(2)]
                    burn(1)
                    await asyncio.gather(*jobs)
                print("done")
            asyncio.run(main())
        """
        self.assertEqual(log(text), [(1.0, "done")])
        self.assertEqual(log(text, cores=2), [(1.5, "done")])

    def test_outside_of_a_run_burn_really_computes(self):
        since = time.perf_counter()
        loopscope.burn(0.01)
        self.assertGreaterEqual(time.perf_counter() - since, 0.01)


if __name__ == "__main__":
    unittest.main()
