"""Each program that goes wrong ends soon, with a message at its line, and the next one is none the worse for it."""

import contextlib
import io
import unittest

import loopscope

from .programs import log, on_a_machine, run

SOON = loopscope.Limits(seconds=1)


class Errors(unittest.TestCase):
    def failed(self, text, line, says, **options):
        with contextlib.redirect_stderr(io.StringIO()):
            result = run(text, **options)
        self.assertEqual(result.outcome, "failed", result.error)
        told = "\n".join(result.error)
        self.assertIn(says, told)
        self.assertIn(f'File "program.py", line {line}', told)
        self.assertEqual([text for _, text in result.log[-len(result.error) :]], result.error)
        self.assertNotIn("loopscope/", told.replace("\\", "/"))
        return result

    def test_a_syntax_error(self):
        self.failed("import asyncio\nasync def main(:\n    pass", 2, "SyntaxError: invalid syntax")

    def test_an_exception_that_leaves_the_program(self):
        result = self.failed(
            """
            import asyncio
            async def work():
                await asyncio.sleep(1)
                raise ValueError("no")
            async def main():
                await work()
            asyncio.run(main())
            """,
            4,
            "ValueError: no",
        )
        self.assertEqual((result.code, result.total_us), (1, 1_000_000))
        trace = result.trace()
        self.assertEqual((trace["outcome"], trace["tasks"][0]["outcome"]), ("failed", "failed"))
        self.assertEqual(trace["tasks"][1]["error"], "ValueError: no")

    def test_an_exception_in_a_task_alone_ends_that_one(self):
        with contextlib.redirect_stderr(io.StringIO()):
            result = run(
                """
                import asyncio
                async def work():
                    raise ValueError("no")
                async def main():
                    task = asyncio.create_task(work())
                    await asyncio.sleep(1)
                    print("end")
                asyncio.run(main())
                """
            )
        self.assertEqual((result.outcome, result.log), ("finished", [(1_000_000, "end")]))
        failed = result.trace()["tasks"][1]
        self.assertEqual((failed["outcome"], failed["error"]), ("failed", "ValueError: no"))

    def test_an_unknown_import(self):
        self.failed("import a_library_that_is_not_there", 1, "ModuleNotFoundError: No module named")

    def test_input(self):
        self.failed("print('hi')\nname = input('name? ')", 2, "input() is not there")
        self.failed("import sys\nname = sys.stdin.readline()", 2, "sys.stdin is not there")

    def test_the_network(self):
        self.failed(
            "import asyncio\nasync def main():\n    await asyncio.open_connection('localhost', 80)\nasyncio.run(main())",
            3,
            "a network is not there",
        )
        self.failed("import socket\nsocket.create_connection(('localhost', 80))", 2, "a network is not there")
        self.failed("import socket\nsocket.socket()", 2, "a socket is not there")

    @on_a_machine
    def test_other_processes(self):
        self.failed("import subprocess\nsubprocess.run(['true'])", 2, "another process is not there")
        self.failed("import os\nos.system('true')", 2, "another process is not there")

    def test_locks_between_threads(self):
        self.failed("import threading\nlock = threading.Lock()", 2, "a lock between threads is not there")
        self.failed("import queue\nline = queue.Queue()", 2, "a queue between threads is not there")

    @on_a_machine
    def test_what_is_refused_may_be_named_and_derived_from(self):
        said = log(
            """
            import multiprocessing, multiprocessing.synchronize, queue, threading
            class Mine(threading.Timer): pass
            class Other(multiprocessing.Process): pass
            class Line(queue.Queue): pass
            def f(a: queue.Queue[int], b: threading.Event | None, c: multiprocessing.Process): return isinstance(a, queue.Queue)
            print(f(1, 2, 3), issubclass(Line, queue.Queue))
            for make in (
                lambda: threading.Timer(1, print), lambda: Mine(1, print), lambda: Line(), lambda: queue.Queue[int](),
                lambda: threading.Lock(), lambda: multiprocessing.Queue(), lambda: multiprocessing.Pool(2),
                lambda: Other(target=print), lambda: multiprocessing.get_context().Manager(),
            ):
                try:
                    make()
                except RuntimeError as error:
                    print(str(error).split(" is not there")[0])
            """
        )
        timer, line, process = "a timer on a thread", "a queue between threads", "another process"
        made = [timer, timer, line, line, "a lock between threads", *[process] * 4]
        self.assertEqual([text for _, text in said], ["False True", *made])

    @on_a_machine
    def test_signals(self):
        kill = "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)"
        self.failed(kill, 2, "NotHere: a signal is not there on a clock that jumps: loop.call_later")
        self.failed("import signal\nsignal.alarm(1)", 2, "NotHere: a signal")
        self.failed("import signal\nsignal.signal(signal.SIGALRM, print)", 2, "NotHere: an alarm")


    def test_recursion_without_end(self):
        self.failed("def f():\n    return f()\nf()", 2, "RecursionError")

    @on_a_machine
    def test_the_repr_of_what_is_nested_a_million_deep(self):
        text = "x = []\nfor _ in range(1_000_000): x = [x]\nprint(x)"
        self.failed(text, 3, "RecursionError", computing=False)

    @on_a_machine
    def test_what_is_put_into_a_queue_may_be_as_deep_and_as_long_as_it_likes(self):
        text = """
            import asyncio
            async def main():
                x, queue = [], asyncio.Queue()
                for _ in range(100_000): x = [x]
                await queue.put(x)
                await queue.put("a" * 1_000_000)
                print("over")
            asyncio.run(main())
        """
        self.assertEqual(log(text, computing=False), [(0.0, "over")])


class WithoutAnEnd(unittest.TestCase):
    def stopped(self, text, line, says, limits=SOON):
        with contextlib.redirect_stderr(io.StringIO()):
            result = run(text, limits=limits)
        self.assertEqual(result.outcome, "limit")
        self.assertIn(f"program.py:{line}: stopped: {says}", result.error[0])
        self.assertEqual(log("print('the next one')"), [(0.0, "the next one")])
        return result

    @on_a_machine
    def test_a_loop_that_never_gives_the_thread_back(self):
        self.stopped(
            "import asyncio\nasync def main():\n    while True: pass\nasyncio.run(main())", 3, "no end after 1 s"
        )

    @on_a_machine
    def test_a_loop_that_catches_everything(self):
        self.stopped(
            "while True:\n    try:\n        while True: pass\n    except Exception: pass", 3, "no end after 1 s"
        )

    def test_a_loop_that_goes_round_through_the_event_loop(self):
        text = "import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(main())"
        result = self.stopped(text, 4, "more than 10,000 steps", loopscope.Limits(steps=10_000, seconds=0))
        self.assertEqual(result.trace()["limit"]["kind"], "statements")

    def test_a_limit_that_takes_a_step_out_of_the_loop_is_no_deadlock(self):
        text = """
            import asyncio, signal
            def lose(loop):
                loop._ready.clear()
                loop.call_soon(len, ())
                signal.raise_signal(signal.SIGALRM)
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_soon(lose, loop)
                await asyncio.sleep(0)
            asyncio.run(main())
        """
        result = run(text, limits=loopscope.Limits(seconds=1e-9), at=lambda line: None)
        self.assertEqual(result.outcome, "limit")

    def test_ten_million_prints(self):
        text = "for k in range(10_000_000):\n    print(k)"
        limits = loopscope.Limits(lines=10_000, seconds=0)
        result = self.stopped(text, 2, "more than 10,000 lines", limits)
        self.assertEqual(len(result.log), 10_000)
        found = result.trace()["findings"]
        self.assertEqual([(it["code"], it["lines"], it["text"]) for it in found], [("stopped", [2], "more than 10,000 lines printed")])

    def test_tasks_without_end(self):
        text = """
            import asyncio
            async def work(): await asyncio.sleep(1)
            async def main():
                while True:
                    asyncio.create_task(work())
            asyncio.run(main())
        """
        result = self.stopped(text, 5, "more than 1,000 tasks", loopscope.Limits(tasks=1_000, seconds=0))
        self.assertEqual(result.trace()["limit"]["kind"], "started")

    @on_a_machine
    def test_on_another_thread_than_the_main_one(self):
        import threading

        ended = []
        text = "while True:\n    pass"
        thread = threading.Thread(target=lambda: ended.append(run(text, limits=SOON)))
        thread.start()
        thread.join()
        self.assertEqual(ended[0].outcome, "limit")


class Deadlocks(unittest.TestCase):
    def test_who_waits_for_what_is_told(self):
        result = run(
            """
            import asyncio
            async def main():
                queue = asyncio.Queue()
                await asyncio.sleep(1)
                try:
                    await queue.get()
                finally:
                    print("never")
            asyncio.run(main())
            """
        )
        self.assertEqual((result.outcome, result.total_us, result.log), ("stuck", 1_000_000, []))
        self.assertEqual(result.stuck(), [("main", 6, "queue")])
        task = result.trace()["tasks"][0]
        self.assertEqual((task["outcome"], task["spans"][-1]["on"]), ("stuck", "queue"))

    def test_it_is_stuck_since_the_last_thing_that_the_clock_came_to(self):
        result = run(
            """
            import asyncio
            async def main():
                asyncio.get_running_loop().call_later(5, lambda: None)
                await asyncio.Event().wait()
            asyncio.run(main())
            """
        )
        self.assertEqual((result.outcome, result.total_us), ("stuck", 5_000_000))

    def test_a_sleep_without_end_is_one_unless_somebody_cancels_it(self):
        text = """
            import asyncio, math
            async def main():
                try:
                    await asyncio.wait_for(asyncio.sleep(math.inf), 2)
                except TimeoutError:
                    print("late")
                await asyncio.sleep(float("inf"))
            asyncio.run(main())
        """
        result = run(text)
        self.assertEqual((result.outcome, result.log, result.total_us), ("stuck", [(2_000_000, "late")], 2_000_000))
        self.assertEqual(result.stuck(), [("main", 7, "the end of time")])

    def test_a_coroutine_that_is_never_awaited(self):
        result = run("import time\nasync def work(): pass\ntime.sleep(1)\nwork()\nprint('end')")
        self.assertEqual(result.outcome, "finished")
        self.assertEqual(result.warnings, [(1_000_000, 4, "RuntimeWarning: coroutine 'work' was never awaited")])
        finding = result.trace()["findings"][0]
        self.assertEqual((finding["code"], finding["t_us"], finding["lines"]), ("never-awaited", 1_000_000, [4]))


if __name__ == "__main__":
    unittest.main()
