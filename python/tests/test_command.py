"""`python -m loopscope run`, as people call it."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from .programs import on_a_machine

ROOT = pathlib.Path(__file__).parents[1]


@on_a_machine
class Command(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def loopscope(self, text, *args, before=()):
        path = pathlib.Path(self.folder.name) / "program.py"
        path.write_text(text, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "loopscope", "run", *before, str(path), *args]
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=self.folder.name)

    def test_each_line_stands_behind_its_moment_and_the_total_at_the_end(self):
        done = self.loopscope("import time\nprint('안녕')\ntime.sleep(1.5)\nprint('end')")
        self.assertEqual(
            (done.stdout, done.stderr, done.returncode), ("   0.00 s  안녕\n   1.50 s  end\n1.50 s\n", "", 0)
        )

    def test_the_trace_is_written_where_it_is_asked_for(self):
        path = pathlib.Path(self.folder.name) / "trace.json"
        self.loopscope("burn(1)", "-o", str(path), "--cores", "1")
        trace = json.loads(path.read_text(encoding="utf-8"))
        self.assertEqual((trace["total_us"], trace["processors"]["cores"]), (1_000_000, 1))
        done = self.loopscope("print('hi')", before=("-o", "-"))
        self.assertEqual(json.loads(done.stdout)["log"][0]["text"], "hi")

    def test_a_program_finds_its_arguments_and_ends_with_its_code(self):
        done = self.loopscope("import sys\nprint(sys.argv[1:])\nsys.exit(7)", "--", "-x", "y")
        self.assertEqual((done.stdout.splitlines()[0].split("  ")[-1], done.returncode), ("['-x', 'y']", 7))

    def test_the_text_that_a_program_exits_with_stands_on_standard_error(self):
        done = self.loopscope("import sys\nsys.exit('fatal')")
        self.assertEqual((done.stdout, done.stderr, done.returncode), ("0.00 s\n", "fatal\n", 1))

    def test_who_reads_no_further_ends_it_in_silence(self):
        text = "for i in range(5000): print('a line that is long', i)"
        path = pathlib.Path(self.folder.name) / "program.py"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "loopscope", "run", str(path), "-o", "-"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, **pipes) as process:
            process.stdout.read(100)
            process.stdout.close()
            told = process.stderr.read().decode()
        self.assertNotIn("pipe", told)
        self.assertEqual(process.returncode, 141)


    def test_exit_codes_tell_how_it_ended(self):
        self.assertEqual(self.loopscope("raise ValueError").returncode, 1)
        self.assertEqual(self.loopscope("", before=("--cores", "0")).returncode, 2)
        stuck = self.loopscope(
            "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())"
        )
        self.assertEqual(stuck.returncode, 3)
        self.assertIn("program.py:3: main waits for", stuck.stderr)
        endless = self.loopscope("while True: pass", before=("--limit", "0.5"))
        self.assertEqual(endless.returncode, 4)
        self.assertIn("program.py:1: stopped: no end after 0.5 s", endless.stderr)

    def test_what_never_comes_back_to_python_is_ended_where_it_stands(self):
        done = self.loopscope("x = 1\nsum(range(10**14))", before=("--limit", "0.5"))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('program.py", line 2 in <module>', done.stderr)

    @unittest.skipUnless(sys.platform == "linux", "the limit of memory is this system's")
    def test_a_list_of_ten_gigabytes_is_a_memory_error(self):
        done = self.loopscope("x = [0] * (10 * 1024**3 // 8)")
        self.assertEqual(done.returncode, 1)
        self.assertIn("MemoryError", done.stdout)

    def test_stand_ins_comments_without_sense_and_answers_are_told(self):
        done = self.loopscope(
            "import time\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/a')\ndef a():\n    time.sleep(1)\n    return 1\n"
            "# loopscope: 2 x GET /a\n# loopscope: GET /b\n# loopscope: nonsense\n"
        )
        self.assertEqual((done.stdout, done.returncode), ("1.00 s\n", 0))
        told = done.stderr.splitlines()
        self.assertIn("program.py:10: `# loopscope: nonsense` makes no sense: it is neither a duration", told[1])
        self.assertEqual(
            [told[0], *told[2:]],
            [
                "program.py:9: GET /b is no route of the app, which has GET /a",
                "program.py:2: Stand-ins took the place of fastapi: nothing was sent or stored",
                "2 x GET /a: 200 1",
                'GET /b: 404 {"detail":"Not Found"}',
            ],
        )

    def test_letters_that_cannot_be_written_end_nothing(self):
        path = pathlib.Path(self.folder.name) / "trace.json"
        done = self.loopscope("print('\\ud800 and on')", "-o", str(path))
        self.assertEqual((done.stdout, done.returncode), ("   0.00 s  ? and on\n0.00 s\n", 0))
        self.assertEqual(json.loads(path.read_text(encoding="utf-8"))["log"][0]["text"], "? and on")

    def test_a_program_that_is_not_there_is_said_so(self):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "loopscope", "run", "nowhere.py"]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=self.folder.name)
        self.assertEqual(
            (done.stderr, done.returncode), ("python -m loopscope: nowhere.py: No such file or directory\n", 2)
        )


if __name__ == "__main__":
    unittest.main()
