"""aiofiles' stand-in: on threads, and with the files that the program has written, alone."""

import os
import pathlib
import tempfile
import unittest

from .programs import log, run


def said(text):
    return [line for _, line in log(text)]


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(folder.name)
        self.folder = pathlib.Path(folder.name)

    def test_opening_reading_and_writing_take_a_call_each(self):
        lines = log(
            """
            import asyncio, aiofiles
            async def main():
                async with aiofiles.open("a.txt", "w") as file:
                    print(await file.write("one\\ntwo\\n"))
                file = await aiofiles.open("a.txt")
                print(repr(await file.read()))
                await file.close()
                async with aiofiles.open("a.txt", "ab") as file: await file.write(b"three")
                async with aiofiles.open("a.txt", "rb") as file: print([line async for line in file])
            asyncio.run(main())
            # loopscope: aiofiles 1s
            """
        )
        self.assertEqual(lines, [(2, "8"), (4, "'one\\ntwo\\n'"), (11, "[b'one\\n', b'two\\n', b'three']")])

    def test_each_is_on_a_thread_of_the_default_executor_with_its_label(self):
        trace = run(
            """
            import asyncio, aiofiles
            async def write(k):
                async with aiofiles.open(f"folder/{k}.txt", "w"): pass
            async def main():
                await asyncio.gather(*(write(k) for k in range(9)))
            asyncio.run(main())
            """
        ).trace()
        self.assertEqual(trace["total_us"], 200_000)
        span = trace["tasks"][1]["spans"][0]
        self.assertEqual((span["state"], span["label"], span["line"]), ("offloaded", "open 0.txt", 3))

    def test_a_file_is_there_if_the_program_has_written_it_and_if_not_then_not(self):
        (self.folder / "other.txt").write_text("another program's")
        lines = said(
            """
            import asyncio, aiofiles, aiofiles.os, pathlib
            async def main():
                try: await aiofiles.open("other.txt")
                except FileNotFoundError as error: print(error)
                with open("mine.txt", "w") as file: file.write("by open")
                pathlib.Path("path.txt").write_text("by pathlib")
                for name in ("mine.txt", "path.txt"):
                    async with aiofiles.open(name) as file: print(await file.read())
                async with aiofiles.open("kept.txt", "w") as file: await file.write("by aiofiles")
                print(open("kept.txt").read(), pathlib.Path("kept.txt").read_bytes())
                print([await aiofiles.os.path.exists(name) for name in ("kept.txt", "mine.txt", "other.txt")])
                await aiofiles.os.remove("kept.txt")
                print(await aiofiles.os.path.exists("kept.txt"))
            asyncio.run(main())
            """
        )
        self.assertEqual(
            lines,
            [
                "[Errno 2] No such file or directory: 'other.txt'",
                "by open",
                "by pathlib",
                "by aiofiles b'by aiofiles'",
                "[True, True, False]",
                "False",
            ],
        )
        self.assertEqual(sorted(os.listdir()), ["mine.txt", "other.txt", "path.txt"])

    def test_os_and_pathlib_see_what_aiofiles_has_written(self):
        lines = said(
            """
            import asyncio, aiofiles, glob, os, pathlib
            async def main():
                for name in ("a.txt", "folder/b.txt"):
                    async with aiofiles.open(name, "w") as file: await file.write("hello")
                path = pathlib.Path("a.txt")
                print(os.path.exists("a.txt"), os.path.getsize("a.txt"), os.stat("a.txt").st_size, os.path.getmtime("a.txt"))
                print(path.exists(), path.is_file(), path.read_text(), glob.glob("*.txt"))
                print(os.listdir(), os.path.isdir("folder"), list(os.walk("folder")))
                print(sorted(str(it) for it in pathlib.Path().rglob("*.txt")), [it.name for it in os.scandir("folder")])
                os.rename("a.txt", "c.txt")
                print(path.exists(), open("c.txt").read())
                os.remove("c.txt")
                pathlib.Path("folder/b.txt").unlink()
                print(os.path.exists("c.txt"), os.path.exists("folder"), os.listdir())
                try: os.stat("c.txt")
                except FileNotFoundError as error: print(error.strerror, error.filename)
            asyncio.run(main())
            """
        )
        self.assertEqual(
            lines,
            [
                "True 5 5 1704110400.2",
                "True True hello ['a.txt']",
                "['a.txt', 'folder'] True [('folder', [], ['b.txt'])]",
                "['a.txt', 'folder/b.txt'] ['b.txt']",
                "False hello",
                "False False []",
                "No such file or directory c.txt",
            ],
        )
        self.assertEqual(os.listdir(), [])

    def test_open_adds_to_what_aiofiles_has_written_and_aiofiles_to_that(self):
        lines = said(
            """
            import asyncio, aiofiles, os
            async def main():
                async with aiofiles.open("a.txt", "w") as file: await file.write("one")
                with open("a.txt", "a") as file: file.write(" two")
                async with aiofiles.open("a.txt", "a") as file: await file.write(" three")
                print(open("a.txt").read())
                os.remove("a.txt")
                print(os.path.exists("a.txt"))
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, ["one two three", "False"])

    def test_folders_that_aiofiles_makes_are_there_and_files_that_must_be_new_are_new(self):
        lines = said(
            """
            import asyncio, aiofiles, aiofiles.os, os
            async def main():
                await aiofiles.os.makedirs("data/new")
                print(os.path.isdir("data"), await aiofiles.os.listdir("data"), await aiofiles.os.path.isdir("data/new"))
                async with aiofiles.open("data/a.txt", "x") as file: await file.write("1")
                print((await aiofiles.os.stat("data/a.txt")).st_size)
                for attempt in (aiofiles.open("data/a.txt", "x"), aiofiles.os.mkdir("data"), aiofiles.os.rmdir("data")):
                    try: await attempt
                    except OSError as error: print(type(error).__name__, error.strerror)
                file = await aiofiles.open("data/a.txt", "w")
                try: await file.read()
                except OSError as error: print(error)
            asyncio.run(main())
            """
        )
        self.assertEqual(
            lines,
            ["True ['new'] True", "1", "FileExistsError File exists", "FileExistsError File exists",
             "OSError Directory not empty", "not readable"],
        )  # fmt: skip

    def test_the_next_run_has_none_of_them(self):
        text = """
            import asyncio, aiofiles
            async def main():
                try: await aiofiles.open("kept.txt")
                except FileNotFoundError: print("not there")
                await aiofiles.open("kept.txt", "w")
            asyncio.run(main())
        """
        self.assertEqual(said(text) + said(text), ["not there"] * 2)

    def test_what_is_closed_or_not_open_for_writing_says_so(self):
        lines = said(
            """
            import asyncio, aiofiles
            async def main():
                file = await aiofiles.open("a.txt", "w")
                await file.close()
                try: await file.write("x")
                except ValueError as error: print(error)
                file = await aiofiles.open("a.txt")
                try: await file.write("x")
                except OSError as error: print(error)
            asyncio.run(main())
            """
        )
        self.assertEqual(lines, ["I/O operation on closed file.", "not writable"])


if __name__ == "__main__":
    unittest.main()
