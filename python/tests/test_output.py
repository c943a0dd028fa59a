"""Standard output, as programs take hold of it."""

import logging
import pathlib
import sys
import tempfile
import unittest
import warnings

import loopscope

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

    def test_a_programs_logging_is_gone_with_it(self):
        text = """
            import logging, sys
            print(logging.root.handlers, logging.getLogger("a").level, logging.getLogger("asyncio").handlers)
            logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
            logging.addLevelName(logging.INFO, "told")
            logging.captureWarnings(True)
            logging.getLogger("a").setLevel(logging.ERROR)
            logging.getLogger("asyncio").addHandler(logging.StreamHandler(sys.stdout))
            logging.info("told")
        """
        a, tells = logging.getLogger("a of the host's"), warnings.showwarning
        for _ in range(2):
            self.assertEqual(log(text), [(0.0, "[] 0 []"), (0.0, "told")])
        self.assertEqual((logging.getLevelName(logging.INFO), warnings.showwarning), ("INFO", tells))
        self.assertIs(logging.getLogger("a of the host's"), a)

    def test_a_module_beside_the_program_is_read_anew_for_each_run(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "program.py")
            path.write_text("import helper\nhelper.tell()\n", encoding="utf-8")
            pathlib.Path(folder, "helper.py").write_text(
                "import logging, sys\nout = sys.stdout\nlog = logging.getLogger('helper')\n"
                "log.addHandler(logging.StreamHandler(sys.stdout))\n"
                "def tell():\n    print('here', file=out)\n    log.warning('and here')\n",
                encoding="utf-8",
            )
            for _ in range(2):
                self.assertEqual([line for _, line in loopscope.run_file(str(path)).log], ["here", "and here"])

    def test_modules_of_an_environment_in_its_folder_and_this_package_stay(self):
        with tempfile.TemporaryDirectory() as folder:
            path, library = pathlib.Path(folder, "program.py"), pathlib.Path(folder, "env", "packages")
            library.mkdir(parents=True)
            (library / "of_an_environment.py").write_text("", encoding="utf-8")
            path.write_text("import of_an_environment\n", encoding="utf-8")
            sys.path.append(str(library))
            self.addCleanup(sys.path.remove, str(library))
            self.addCleanup(sys.modules.pop, "of_an_environment", None)
            self.assertEqual(loopscope.run_file(str(path)).outcome, "finished")
            self.assertIn("of_an_environment", sys.modules)
            beside = pathlib.Path(loopscope.__file__).parents[1] / "program.py"
            # Some of this package is loaded when a program first asks for it.
            loopscope.run_source("import fastapi, sqlalchemy.orm\n", str(beside))
            self.assertIn("loopscope.tables.models", sys.modules)


if __name__ == "__main__":
    unittest.main()
