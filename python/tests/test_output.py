"""Standard output and standard error, as programs take hold of them."""

import contextlib
import io
import unittest

from .programs import log, run


class Output(unittest.TestCase):
    def test_its_encoding_is_set_again(self):
        text = "import sys\nsys.stdout.reconfigure(encoding='utf-8', line_buffering=True)\nprint('안녕', sys.stdout.encoding)"
        self.assertEqual(log(text), [(0.0, "안녕 utf-8")])
        self.assertEqual(log("import sys\nprint(sys.stdout.name, sys.stdout.mode)"), [(0.0, "<stdout> w")])

    def test_bytes_are_lines_at_their_moments(self):
        text = """
            import sys, time
            sys.stdout.buffer.write("안".encode()[:2])
            time.sleep(1)
            sys.stdout.buffer.write("안".encode()[2:] + b"\\n")
        """
        self.assertEqual(log(text), [(1.0, "안")])

    def test_a_text_output_of_ones_own_over_the_bytes(self):
        for bytes_of_it in ("sys.stdout.buffer", "sys.stdout.detach()"):
            text = f"""
                import io, sys, time
                sys.stdout = io.TextIOWrapper({bytes_of_it}, encoding="utf-8")
                print("안녕")
                time.sleep(1)
                print("end", isinstance(sys.stdout, io.TextIOWrapper))
            """
            self.assertEqual(log(text), [(0.0, "안녕"), (1.0, "end True")])

    def test_it_is_what_it_was_after_a_redirection(self):
        for clock_is_real in (False, True):
            result = run(
                """
                import io, sys
                sys.stdout = io.StringIO()
                print("nobody")
                print("raw", file=sys.__stdout__)
                sys.stdout = sys.__stdout__
                print("again")
                """,
                clock_is_real=clock_is_real,
            )
            self.assertEqual([line for _, line in result.log], ["raw", "again"])

    def test_what_is_written_to_standard_error_is_in_the_log_too(self):
        text = """
            import logging, sys, time, traceback
            logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
            logging.info("begin")
            time.sleep(1)
            print("half ", end="", file=sys.stderr)
            print("between")
            print("a line", file=sys.stderr)
            try:
                1 / 0
            except ZeroDivisionError:
                traceback.print_exc()
        """
        first, between, half, *caught = log(text)
        self.assertEqual([first, between, half], [(0.0, "12:00:00 begin"), (1.0, "between"), (1.0, "half a line")])
        self.assertEqual(caught[-1], (1.0, "ZeroDivisionError: division by zero"))
        self.assertEqual(
            log("import sys\nprint(sys.stderr.name, sys.stderr.errors, sys.stderr is sys.__stderr__)"),
            [(0.0, "<stderr> backslashreplace True")],
        )

    def test_a_programs_logging_is_gone_with_it(self):
        text = """
            import logging
            print(logging.root.handlers, logging.getLogger("a").level, logging.getLogger("asyncio").handlers)
            logging.basicConfig(level=logging.INFO, format="%(message)s")
            logging.getLogger("a").setLevel(logging.ERROR)
            logging.getLogger("asyncio").addHandler(logging.StreamHandler())
            logging.info("told")
        """
        for _ in range(2):
            self.assertEqual(log(text), [(0.0, "[] 0 []"), (0.0, "told")])

    def test_what_python_says_of_errors_is_no_line_of_the_programs(self):
        text = """
            import asyncio, sys, threading
            def job():
                1 / 0
            async def fails():
                1 / 0
            async def main():
                task = asyncio.create_task(fails())
                thread = threading.Thread(target=job)
                thread.start()
                thread.join()
                del task
                print("end", file=sys.stderr)
            asyncio.run(main())
            sys.exit("left")
        """
        for clock_is_real in (False, True):
            with contextlib.redirect_stderr(io.StringIO()) as err:
                result = run(text, clock_is_real=clock_is_real)
            self.assertEqual([line for _, line in result.log], ["end", "left"])
            self.assertIn("ZeroDivisionError", err.getvalue())
            self.assertTrue(err.getvalue().endswith("left\n"))

    def test_a_hook_of_the_programs_own_for_threads_prints_into_the_log(self):
        text = """
            import sys, threading
            def hook(about):
                print(about.exc_type.__name__, file=sys.stderr)
            threading.excepthook = hook
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
        """
        self.assertEqual(log(text), [(0.0, "ZeroDivisionError")])


if __name__ == "__main__":
    unittest.main()
