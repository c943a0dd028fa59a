"""What Python says of an exception, and does at the end: a run says and does the same."""

import contextlib
import io
import tempfile
import unittest

import loopscope

from .programs import log, on_a_machine, run


def said(text, **options):
    """Its lines, in the log and on standard error."""
    with contextlib.redirect_stderr(io.StringIO()) as err:
        result = run(text, **options)
    return [line for _, line in result.log], err.getvalue()


class Tracebacks(unittest.TestCase):
    def shows(self, told, *lines):
        """Of whose frames there are, in order: the program's by their lines, the libraries' by nothing."""
        self.assertNotIn("loopscope", told.replace("\\", "/").replace("loopscope.NotHere", ""))
        own = [line for line in told.split("\n") if 'File "program.py"' in line]
        self.assertEqual([line.split(",")[1] for line in own], [f" line {it}" for it in lines])

    def test_in_a_task_and_in_who_awaits_it(self):
        lines, _ = said(
            """
            import asyncio, traceback
            async def work():
                try:
                    await asyncio.sleep(0)
                    raise ValueError("no")
                except ValueError:
                    print(traceback.format_exc())
                    raise
            async def main():
                try:
                    await asyncio.create_task(work())
                except ValueError as error:
                    print(traceback.format_exc())
                    print(len(traceback.extract_tb(error.__traceback__)), error.__traceback__.tb_next.tb_lineno)
            asyncio.run(main())
            """
        )
        self.shows("\n".join(lines), 5, 11, 5)
        self.assertEqual(lines[-1], "2 5")

    def test_of_what_was_thrown_into_a_task(self):
        lines, _ = said(
            """
            import asyncio, traceback
            async def work():
                await asyncio.sleep(10)
            async def main():
                task = asyncio.create_task(work())
                await asyncio.sleep(1)
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError as error:
                    traceback.print_exception(error, file=__import__("sys").stdout)
                    tb = error.__traceback__
                    while tb:
                        print(tb.tb_frame.f_code.co_name)
                        tb = tb.tb_next
            asyncio.run(main())
            """
        )
        self.shows("\n".join(lines), 9, 3)
        self.assertNotIn("_steps", lines)

    def test_from_a_worker_and_from_a_library(self):
        lines, _ = said(
            """
            import asyncio, time, traceback
            def work():
                time.sleep(-1)
            async def main():
                try:
                    await asyncio.to_thread(work)
                except ValueError:
                    print(traceback.format_exc())
                try:
                    asyncio.Queue(1).get_nowait()
                except asyncio.QueueEmpty:
                    print(traceback.format_exc())
            asyncio.run(main())
            """
        )
        self.shows("\n".join(lines), 6, 3, 10)

    def test_that_nobody_retrieves_or_that_leave_a_callback_or_a_thread(self):
        _, told = said(
            """
            import asyncio, logging, threading, time
            async def work():
                raise ValueError("no")
            def fail():
                time.sleep(-1)
            async def main():
                asyncio.create_task(work())
                await asyncio.sleep(1)
                asyncio.get_running_loop().call_soon(fail)
                await asyncio.sleep(1)
                thread = threading.Thread(target=fail)
                thread.start()
                thread.join()
            asyncio.run(main())
            """
        )
        self.shows(told, 3, 5, 5)
        self.assertIn("Task exception was never retrieved", told)

    def test_no_coroutine_is_refused_by_asyncio(self):
        lines, _ = said(
            """
            import asyncio
            async def work(): pass
            async def main():
                for make in (lambda: asyncio.create_task(work), lambda: asyncio.create_task(None)):
                    try:
                        make()
                    except TypeError as error:
                        print(str(error).split(" at ")[0])
                async with asyncio.TaskGroup() as group:
                    try:
                        group.create_task(work)
                    except TypeError as error:
                        print("too")
            asyncio.run(main())
            """
        )
        expected = ["a coroutine was expected, got <function work", "a coroutine was expected, got None", "too"]
        self.assertEqual(lines, expected)

    def test_of_a_text_that_is_no_python_there_is_no_traceback(self):
        result = run("x = 1\ndef f(:\n    pass")
        self.assertEqual(result.error[0], '  File "program.py", line 2')
        self.assertEqual(result.trace()["tasks"][0]["outcome"], "failed")
        self.assertEqual(run("return 1").error[0], '  File "program.py", line 1')

    @on_a_machine
    def test_of_a_file_that_is_not_utf_8(self):
        with tempfile.NamedTemporaryFile(suffix=".py") as file:
            file.write(b'import time\nprint("\xc7\xd1")\n')
            file.flush()
            result = loopscope.run_file(file.name)
        text = (
            f"SyntaxError: Non-UTF-8 code starting with '\\xc7' in file {file.name} on line 2, but no encoding declared; "
            "see https://peps.python.org/pep-0263/ for details"
        )
        self.assertEqual(result.error, [f'  File "{file.name}", line 2', text])
        self.assertEqual(loopscope.run_source(b'# coding: cp949\nprint("\xc7\xd1")\n').log, [(0, "한")])


class Ends(unittest.TestCase):
    def test_a_text_to_exit_with_is_told(self):
        for leave in ("sys.exit('fatal')", "raise SystemExit('fatal')"):
            with contextlib.redirect_stderr(io.StringIO()) as err:
                result = run(f"import sys, time\ntime.sleep(1)\n{leave}")
            self.assertEqual((result.code, result.outcome, err.getvalue()), (1, "finished", "fatal\n"))
            told = [(it["t_us"], it["text"], it["line"]) for it in result.trace()["log"]]
            self.assertEqual(told, [(1_000_000, "fatal", 3)])

    def test_what_is_registered_for_the_end_is_called_however_it_comes(self):
        begin = "import atexit, sys, time\natexit.register(print, 'bye')\ntime.sleep(1)\n"
        self.assertEqual(log(begin + "sys.exit(3)"), [(1.0, "bye")])
        self.assertEqual(run(begin + "sys.exit(3)").code, 3)
        failed = run(begin + "1 / 0")
        self.assertEqual((failed.outcome, failed.code), ("failed", 1))
        self.assertEqual([line for _, line in failed.log[-2:]], ["ZeroDivisionError: division by zero", "bye"])


if __name__ == "__main__":
    unittest.main()
