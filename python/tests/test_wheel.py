"""The wheel holds the package, and runs from wherever it is unpacked."""

import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

from .programs import on_a_machine

ROOT = pathlib.Path(__file__).parents[1]
BACKEND = ROOT / "build_backend/wheel_of_loopscope.py"


@on_a_machine
class Wheel(unittest.TestCase):
    def build(self, folder):
        done = subprocess.run([sys.executable, str(BACKEND), folder], capture_output=True, text=True, check=True)
        return pathlib.Path(done.stdout.strip())

    def test_it_runs_programs_without_anything_else(self):
        with tempfile.TemporaryDirectory() as folder:
            wheel = self.build(folder)
            program = pathlib.Path(folder) / "program.py"
            program.write_text("import time\ntime.sleep(1)\nprint('hi')")
            # Python imports from zip files.
            command = [
                sys.executable,
                "-I",
                "-c",
                "import sys; sys.path.insert(0, sys.argv[1]); import runpy; sys.argv[1:] = sys.argv[2:]; runpy.run_module('loopscope', run_name='__main__')",
            ]
            done = subprocess.run([*command, str(wheel), "run", str(program)], capture_output=True, text=True)
        self.assertEqual((done.stdout, done.stderr), ("   1.00 s  hi\n1.00 s\n", ""))

    def test_it_lists_every_file_and_is_the_same_each_time(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
            wheel = self.build(folder)
            self.assertEqual(wheel.read_bytes(), self.build(other).read_bytes())
            with zipfile.ZipFile(wheel) as file:
                names = file.namelist()
                record = next(name for name in names if name.endswith("RECORD"))
                listed = [line.split(",")[0] for line in file.read(record).decode().splitlines()]
        self.assertEqual(names, listed)
        package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "loopscope").rglob("*.py")}
        self.assertLessEqual(package | {"loopscope/py.typed"}, set(names))


if __name__ == "__main__":
    unittest.main()
