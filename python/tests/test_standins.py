"""Stand-ins: when they are there, what they say of themselves, and what they say they have."""

import os
import pathlib
import sys
import tempfile
import types
import unittest

import loopscope

from .programs import log, on_a_machine, run

WAITS = """
    import asyncio, httpx
    async def main():
        async with httpx.AsyncClient() as client:
            response = await client.get("https://example.com/todos/1")
            print(response.status_code)
    asyncio.run(main())
"""


class InTheirPlaces(unittest.TestCase):
    def test_a_call_takes_a_hundred_milliseconds_if_nothing_is_said(self):
        self.assertEqual(log(WAITS), [(0.1, "200")])

    def test_a_comment_says_how_long_it_takes(self):
        self.assertEqual(log(WAITS + "    # loopscope: httpx 1.5s\n"), [(1.5, "200")])

    def test_the_wait_is_a_span_with_its_label_at_the_line_of_the_program(self):
        [task] = run(WAITS).trace()["tasks"]
        [span] = task["spans"]
        self.assertEqual((span["state"], span["label"], span["line"]), ("sleeping", "GET /todos/1", 4))

    def test_one_that_blocks_holds_the_loop_under_its_label(self):
        trace = run(
            """
            import asyncio, requests
            async def main():
                requests.get("https://example.com/todos/1")
            asyncio.run(asyncio.wait_for(main(), 9))
            """
        ).trace()
        [span] = [span for task in trace["tasks"] for span in task["spans"] if span["state"] == "blocking"]
        self.assertEqual((span["label"], span["line"], span["to_us"]), ("GET /todos/1", 3, 100_000))

    def test_one_on_a_worker_gives_the_worker_s_span_its_labels(self):
        trace = run(
            """
            import asyncio, requests
            def work():
                for k in (1, 2): requests.get(f"https://example.com/todos/{k}")
            asyncio.run(asyncio.to_thread(work))
            """
        ).trace()
        [span] = trace["tasks"][0]["spans"]
        self.assertEqual(
            (span["state"], span["label"], span["to_us"]), ("offloaded", "GET /todos/1 · GET /todos/2", 200_000)
        )

    def test_what_is_installed_is_set_aside_and_is_there_again_afterwards(self):
        real = types.ModuleType("httpx")
        inner = types.ModuleType("httpx._client")
        sys.modules |= {"httpx": real, "httpx._client": inner}
        path = list(sys.meta_path)
        try:
            self.assertEqual(log(WAITS), [(0.1, "200")])
            self.assertIs(sys.modules["httpx"], real)
            self.assertIs(sys.modules["httpx._client"], inner)
        finally:
            del sys.modules["httpx"], sys.modules["httpx._client"]
        self.assertEqual(sys.meta_path, path)
        run("import sqlalchemy.ext.asyncio, fastapi")
        self.assertEqual(
            [name for name in sys.modules if name.split(".")[0] in ("sqlalchemy", "fastapi", "starlette")], []
        )

    def test_a_file_of_the_program_s_own_comes_first(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "requests.py").write_text('get = "its own"')
            (pathlib.Path(folder) / "httpx").mkdir()
            text = "import requests, httpx\nprint(requests.get, httpx.codes.OK)"
            result = loopscope.run_source(text, os.path.join(folder, "program.py"))
        self.assertEqual([line for _, line in result.log], ["its own 200"])
        self.assertEqual(result.trace()["stand_ins"], ["httpx"])

    def test_what_a_program_does_to_one_is_gone_in_the_next_run(self):
        run("import httpx\nhttpx.get = None")
        self.assertEqual(run("import httpx\nprint(httpx.get is None)").log, [(0, "False")])

    @on_a_machine
    def test_on_the_real_clock_there_are_none(self):
        real = types.ModuleType("httpx")
        real.name = "the real one"
        sys.modules["httpx"] = real
        try:
            result = run("import httpx\nprint(httpx.name)\n# loopscope: nonsense\n", clock_is_real=True)
        finally:
            del sys.modules["httpx"]
        self.assertEqual([line for _, line in result.log], ["the real one"])
        trace = result.trace()
        self.assertEqual((trace.get("stand_ins"), trace["findings"]), (None, []))


class Told(unittest.TestCase):
    def test_the_trace_says_which_there_were(self):
        trace = run("import redis.asyncio\nfrom fastapi import FastAPI\nimport httpx\n# loopscope: httpx 2s\n").trace()
        self.assertEqual(trace["stand_ins"], ["redis", "fastapi", "httpx"])
        [finding] = trace["findings"]
        self.assertEqual((finding["code"], finding["lines"]), ("stand-in", [1, 2, 3]))
        self.assertEqual(
            finding["text"],
            "Stand-ins took the place of redis (100 ms a call), fastapi and httpx (2000 ms a call): nothing was sent or stored",
        )
        korean = "라이브러리 대신 대역 모듈을 썼습니다: redis(호출당 100 ms), fastapi, httpx(호출당 2000 ms). 실제로 보내거나 저장한 것은 없습니다"
        self.assertEqual(finding["texts"], [["en", finding["text"]], ["ko", korean]])

    def test_a_trace_without_any_says_nothing_of_them(self):
        trace = run("print('hi')").trace()
        self.assertEqual(("stand_ins" in trace, "answers" in trace, trace["findings"]), (False, False, []))


class WhatTheyLack(unittest.TestCase):
    def failed(self, text, *says):
        result = run(text)
        self.assertEqual(result.outcome, "failed", result.log)
        for words in says:
            self.assertIn(words, result.error[-1])
        self.assertNotIn("loopscope/", "\n".join(result.error).replace("\\", "/"))
        self.assertNotIn("importlib", "\n".join(result.error))

    def test_an_attribute_of_a_module(self):
        self.failed(
            "import httpx\nhttpx.DigestAuth",
            "AttributeError: the stand-in for httpx has no 'DigestAuth'; it has ",
            "AsyncClient",
        )

    def test_a_name_that_is_imported(self):
        self.failed(
            "from httpx import DigestAuth", "ImportError: the stand-in for httpx has no 'DigestAuth'; it has ", "AsyncClient"
        )
        self.failed(
            "from fastapi import WebSocket", "ImportError: the stand-in for fastapi has no 'WebSocket'", "Depends"
        )

    def test_a_module_within_one(self):
        self.failed(
            "import fastapi.security", "ImportError: the stand-in for fastapi has no 'security'; it has ", "responses"
        )
        self.failed(
            "from sqlalchemy.ext.hybrid import x", "the stand-in for sqlalchemy.ext has no 'hybrid'; it has asyncio"
        )

    def test_an_attribute_of_an_object(self):
        self.failed(
            "import httpx\nhttpx.AsyncClient().mounts",
            "stand-in for httpx.AsyncClient has no 'mounts'",
            "get",
        )
        self.failed(
            "from fastapi import FastAPI\nFastAPI().websocket('/')", "stand-in for fastapi.FastAPI has no 'websocket'"
        )
        self.failed("import redis\nredis.Redis().geoadd('x')", "stand-in for redis.Redis has no 'geoadd'", "hgetall")

    def test_who_asks_carefully_gets_python_s_own_answers(self):
        said = log(
            """
            import httpx
            print(hasattr(httpx, "DigestAuth"), getattr(httpx, "x", 1))
            try:
                from httpx import DigestAuth
            except ImportError:
                print("without")
            """
        )
        self.assertEqual([line for _, line in said], ["False 1", "without"])


if __name__ == "__main__":
    unittest.main()
