"""Functions on workers: they run at their start, and what takes time in them takes it on the clock."""

import contextlib
import io
import unittest

from .programs import TELLS_COMPUTING, log, run, spans


class Jobs(unittest.TestCase):
    def test_each_line_of_a_job_has_its_own_moment(self):
        said = log(
            """
            import asyncio, time
            def work():
                print("begins")
                time.sleep(1)
                print("half")
                burn(1)
                print("ends", time.perf_counter())
                return "result"
            async def main():
                print(await asyncio.to_thread(work))
            asyncio.run(main())
            """
        )
        self.assertEqual(said, [(0.0, "begins"), (1.0, "half"), (2.0, "ends 2.0"), (2.0, "result")])

    def test_jobs_wait_for_a_free_worker_first_come_first_served(self):
        said = log(
            """
            import time
            from concurrent.futures import ThreadPoolExecutor
            def work(k):
                print("begins", k)
                time.sleep(1)
            with ThreadPoolExecutor(2) as pool:
                for k in range(3):
                    pool.submit(work, k)
            print("all")
            """
        )
        self.assertEqual(said, [(0.0, "begins 0"), (0.0, "begins 1"), (1.0, "begins 2"), (2.0, "all")])

    def test_results_failures_and_maps_come_when_they_are_there(self):
        said = log(
            """
            import time
            from concurrent.futures import ThreadPoolExecutor, as_completed, wait
            def work(k):
                time.sleep(k)
                if k == 2: raise ValueError("two")
                return k
            pool = ThreadPoolExecutor()
            for future in as_completed([pool.submit(work, k) for k in (3, 1, 2)]):
                print(future.exception() or future.result())
            print(list(pool.map(work, [1, 3])))
            done, left = wait([pool.submit(work, 1), pool.submit(work, 5)], timeout=2)
            print(len(done), len(left))
            try:
                pool.submit(work, 3).result(timeout=1)
            except TimeoutError:
                print("late")
            """
        )
        self.assertEqual(said, [(1.0, "1"), (2.0, "two"), (3.0, "3"), (6.0, "[1, 3]"), (8.0, "1 1"), (9.0, "late")])

    def test_what_a_job_gives_to_the_loop_comes_at_its_own_moment(self):
        said = log(
            """
            import asyncio, time
            async def main():
                loop = asyncio.get_running_loop()
                def work():
                    time.sleep(1)
                    loop.call_soon_threadsafe(print, "from the worker")
                    time.sleep(1)
                job = loop.run_in_executor(None, work)
                await asyncio.sleep(0.5)
                print("meanwhile")
                await job
                print("over")
            asyncio.run(main())
            """
        )
        self.assertEqual(said, [(0.5, "meanwhile"), (1.0, "from the worker"), (2.0, "over")])

    def test_the_default_executor_has_four_workers_more_than_processors(self):
        text = """
            import asyncio, time
            async def main():
                await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in range(9)))
                print("done")
            asyncio.run(main())
        """
        self.assertEqual(log(text), [(2.0, "done")])
        self.assertEqual(log(text, cores=5), [(1.0, "done")])

    def test_a_job_does_not_stand_on_the_loop(self):
        said = log(
            """
            import asyncio, threading
            def work():
                print(threading.current_thread().name)
                try:
                    asyncio.get_running_loop()
                except RuntimeError as error:
                    print(error)
            async def main():
                await asyncio.to_thread(work)
                print(threading.current_thread().name)
            asyncio.run(main())
            """
        )
        self.assertEqual([line for _, line in said], ["asyncio_0", "no running event loop", "MainThread"])

    def test_waiting_in_a_job_for_the_loop_is_an_error_that_says_so(self):
        result = run(
            """
            import asyncio
            async def work():
                return 1
            async def main():
                loop = asyncio.get_running_loop()
                await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(work(), loop).result())
            asyncio.run(main())
            """
        )
        self.assertEqual(result.outcome, "failed")
        self.assertIn("NotHere", result.error[-1])

    def test_a_program_ends_when_its_threads_have_ended(self):
        said = log(
            """
            import threading, time
            def work(k):
                time.sleep(k)
                print("end", k)
            threading.Thread(target=work, args=(2,)).start()
            threading.Thread(target=work, args=(9,), daemon=True).start()
            one = threading.Thread(target=work, args=(1,))
            one.start()
            one.join()
            print("joined", one.is_alive())
            """
        )
        self.assertEqual(said, [(1.0, "end 1"), (1.0, "joined False"), (2.0, "end 2")])

    def test_a_cancelled_job_keeps_its_worker_and_is_waited_for_in_the_end(self):
        said = log(
            """
            import asyncio, time
            async def main():
                try:
                    async with asyncio.timeout(1):
                        await asyncio.to_thread(time.sleep, 5)
                except TimeoutError:
                    print("late")
            asyncio.run(main())
            print("after")
            """
        )
        self.assertEqual(said, [(1.0, "late"), (5.0, "after")])


class InTheTrace(unittest.TestCase):
    def test_a_job_is_a_span_of_the_task_that_waits_for_it(self):
        trace = run(
            """
            import asyncio, time
            async def main():
                await asyncio.to_thread(time.sleep, 1)
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual(spans(trace, "main"), [("offloaded", 0.0, 1.0)])
        self.assertEqual(trace["tasks"][0]["spans"][0]["worker"], "thread 1")

    def test_a_job_that_nobody_waits_for_has_a_lane(self):
        trace = run(
            """
            import time
            from concurrent.futures import ThreadPoolExecutor
            def work():
                time.sleep(1)
            with ThreadPoolExecutor(1) as pool:
                pool.submit(work)
                pool.submit(work)
            print("end")
            """
        ).trace()
        self.assertEqual(spans(trace, "work"), [("offloaded", 0.0, 1.0)])
        self.assertEqual(spans(trace, "work#2"), [("queued", 0.0, 1.0), ("offloaded", 1.0, 2.0)])
        self.assertEqual(spans(trace, "<module>"), [("blocking", 0.0, 2.0)])

class Threads(unittest.TestCase):
    def test_an_exception_that_leaves_one_is_the_failure_of_its_lane(self):
        with contextlib.redirect_stderr(io.StringIO()) as err:
            result = run(
                """
                import threading, time
                def work():
                    time.sleep(1)
                    raise ValueError("no")
                thread = threading.Thread(target=work, name="T")
                thread.start()
                print(threading.active_count(), thread in threading.enumerate(), repr(thread).split()[1])
                thread.join()
                print(threading.active_count(), thread in threading.enumerate(), repr(thread).split()[1])
                """
            )
        self.assertEqual([line for _, line in result.log], ["2 True started", "1 False stopped"])
        self.assertIn("Exception in thread T", err.getvalue())
        lane = next(task for task in result.trace()["tasks"] if task["name"] == "T")
        self.assertEqual((lane["outcome"], lane["error"], lane["end_us"]), ("failed", "ValueError: no", 1_000_000))

    def test_a_pool_is_the_same_by_whichever_module(self):
        for module in ("thread", "process"):
            name = f"{module.capitalize()}PoolExecutor"
            text = f"from concurrent.futures.{module} import {name} as Pool\nwith Pool() as pool: pool.submit(burn, 2)"
            if module == "thread" or TELLS_COMPUTING:
                self.assertEqual(run(text).total_us, 2_000_000)



if __name__ == "__main__":
    unittest.main()
