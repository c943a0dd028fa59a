"""The server: which requests are sent, each as a task, and what becomes of those that go wrong."""

import contextlib
import io
import unittest

from .programs import log, on_a_machine, run, spans

APP = """
import asyncio, time
from fastapi import FastAPI, UploadFile, File, Form, Query
app = FastAPI()
"""


def names(result):
    return [task["name"] for task in result.trace()["tasks"]]


def answers(result):
    return [(answer.name, answer.t_us / 1e6, answer.status) for answer in result.stand_ins.answers]


class Sent(unittest.TestCase):
    def test_without_a_comment_three_at_once_to_every_route(self):
        result = run(
            APP
            + "@app.get('/a')\ndef a(): time.sleep(1)\n@app.post('/b/{n}')\nasync def b(n: int): await asyncio.sleep(2)\n"
        )
        self.assertEqual(
            names(result),
            ["uvicorn", "GET /a #1", "GET /a #2", "GET /a #3", "POST /b/1 #1", "POST /b/2 #2", "POST /b/3 #3"],
        )
        self.assertEqual((result.outcome, result.total_us), ("finished", 2_000_000))

    def test_parameters_and_bodies_fit_what_the_endpoint_wants(self):
        result = run(
            APP
            + """
from enum import Enum
from pydantic import BaseModel, Field
class Kind(Enum):
    small = "s"
    big = "b"
class Item(BaseModel):
    name: str
    count: int = Field(ge=10)
    kind: Kind
    note: str | None = None
    tags: list[str]
@app.put("/{kind}/{n}/{ok}/{name}")
async def put(kind: Kind, n: int, ok: bool, name: str, q: float, item: Item, limit: int = 5):
    print(kind.name, n, ok, name, q, item.name, item.count, item.kind.name, item.note, item.tags, limit)
@app.post("/login")
async def login(user: str = Form(), file: UploadFile = File(...)):
    print(user, file.filename, await file.read())
"""
        )
        self.assertEqual({answer.status for answer in result.stand_ins.answers}, {200}, result.stand_ins.answers)
        self.assertEqual(
            sorted(line for _, line in result.log),
            sorted([
                "small 1 True 1 1.0 name 1 10 small None ['tags 1'] 5",
                "big 2 True 2 2.0 name 2 10 big None ['tags 2'] 5",
                "small 3 True 3 3.0 name 3 10 small None ['tags 3'] 5",
                "user 1 file-1.txt b'This is file 1.\\n'",
                "user 2 file-2.txt b'This is file 2.\\n'",
                "user 3 file-3.txt b'This is file 3.\\n'",
            ]),
        )  # fmt: skip

    def test_comments_say_how_many_and_when(self):
        result = run(
            APP
            + "@app.get('/a/{n}')\nasync def a(n: int): await asyncio.sleep(1)\n"
            + "# loopscope: 2 x GET /a/{n} every 300ms\n# loopscope: GET /a/7 at 100ms\n"
        )
        self.assertEqual(
            answers(result), [("GET /a/1 #1", 1, 200), ("GET /a/7 #1", 1.1, 200), ("GET /a/2 #2", 1.3, 200)]
        )
        [uvicorn] = [task for task in result.trace()["tasks"] if task["name"] == "uvicorn"]
        self.assertEqual(
            [it.get("label") or it["on"] for it in uvicorn["spans"]], ["the next request"] * 2 + ["the answers"]
        )

    def test_a_path_that_is_none_of_the_app_s_is_told_at_its_line(self):
        result = run(APP + "@app.get('/sync')\nasync def a(): pass\n# loopscope: GET /snyc\n")
        self.assertEqual(answers(result), [("GET /snyc #1", 0, 404)])
        self.assertEqual(
            [(it["lines"], it["text"]) for it in result.findings()][0],
            ([6], "GET /snyc is no route of the app, which has GET /sync"),
        )

    def test_a_function_is_given_to_one_of_the_forty_threads(self):
        result = run(
            APP
            + "from fastapi.concurrency import run_in_threadpool\n@app.get('/a')\nasync def a():\n"
            + "    return await run_in_threadpool(time.sleep, 1)\n# loopscope: 41 x GET /a\n"
        )
        self.assertEqual(result.total_us, 2_000_000)

    def test_a_request_is_a_task_of_its_own_and_its_name_is_asyncio_s_too(self):
        result = run(
            APP + "@app.get('/a')\nasync def a(): print(asyncio.current_task().get_name())\n# loopscope: GET /a\n"
        )
        self.assertEqual([line for _, line in result.log], ["GET /a #1"])

    def test_an_endpoint_on_a_thread_is_told_at_its_own_lines(self):
        trace = run(APP + "@app.get('/a')\ndef a():\n    time.sleep(1)\n# loopscope: 41 x GET /a\n").trace()
        self.assertEqual(spans(trace, "GET /a #40"), [("offloaded", 0, 1)])
        self.assertEqual(spans(trace, "GET /a #41"), [("queued", 0, 1), ("offloaded", 1, 2)])
        self.assertEqual(trace["tasks"][1]["spans"][0]["line"], 6)

    @on_a_machine
    def test_what_the_server_does_for_itself_is_none_of_the_program_s_computing(self):
        text = APP + "@app.get('/a')\nasync def a(): pass\n# loopscope: 3000 x GET /a\n"
        result = run(text, computing=True)
        self.assertEqual((result.total_us, "approximate" in result.trace()), (0, False))

    def test_the_answers_are_in_the_trace(self):
        trace = run(APP + "@app.get('/a')\nasync def a(): return {'b': 1}\n# loopscope: GET /a\n").trace()
        self.assertEqual(trace["answers"], [{"task": 1, "t_us": 0, "status": 200, "text": '{"b":1}'}])


class ByUvicorn(unittest.TestCase):
    def test_run_serves_and_comes_back(self):
        for app in ("app", "'program:app'"):
            said = log(
                f"""
                import uvicorn
                from fastapi import FastAPI
                app = FastAPI()
                @app.get("/a")
                async def a(): print("asked")
                if __name__ == "__main__":
                    uvicorn.run({app}, host="0.0.0.0", port=8000, reload=True)
                    print("over")
                # loopscope: GET /a
                """
            )
            self.assertEqual([line for _, line in said], ["asked", "over"])

    def test_it_may_be_made_by_a_function_and_served_twice(self):
        result = run(
            """
            import uvicorn
            from fastapi import FastAPI
            def make():
                app = FastAPI()
                @app.get("/a")
                async def a(): return len(names)
                names.append(1)
                return app
            names = []
            uvicorn.run("program:make", factory=True)
            uvicorn.run(make, factory=True)
            # loopscope: GET /a
            """
        )
        trace = result.trace()
        self.assertEqual([(it["task"], it["text"]) for it in trace["answers"]], [(1, "1"), (3, "2")])
        self.assertEqual(
            [task["name"] for task in trace["tasks"]], ["uvicorn", "GET /a #1", "uvicorn#2", "GET /a #1#2"]
        )

    def test_a_server_is_served_on_a_loop_that_is_there(self):
        said = log(
            """
            import asyncio, uvicorn
            from fastapi import FastAPI
            app = FastAPI()
            @app.get("/a")
            async def a(): print("asked")
            async def main():
                await uvicorn.Server(uvicorn.Config(app)).serve()
                print("over")
            asyncio.run(main())
            # loopscope: GET /a
            """
        )
        self.assertEqual([line for _, line in said], ["asked", "over"])

    def test_what_is_no_app_of_fastapi_is_said_so(self):
        result = run("import uvicorn\nasync def app(scope, receive, send): pass\nuvicorn.run(app)")
        self.assertIn("TypeError: the stand-in for uvicorn serves FastAPI apps", result.error[-1])


class GoneWrong(unittest.TestCase):
    def test_an_exception_is_a_500_and_fails_its_request_alone(self):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            result = run(
                APP
                + "@app.get('/a/{n}')\nasync def a(n: int):\n    await asyncio.sleep(n)\n    return 1 / (n - 2)\n"
                + "# loopscope: 3 x GET /a/{n}\n"
            )
        self.assertEqual(answers(result), [("GET /a/1 #1", 1, 200), ("GET /a/2 #2", 2, 500), ("GET /a/3 #3", 3, 200)])
        self.assertEqual(result.outcome, "finished")
        tasks = {task["name"]: task for task in result.trace()["tasks"]}
        self.assertEqual(tasks["GET /a/2 #2"]["error"], "ZeroDivisionError: division by zero")
        self.assertEqual([task["outcome"] for task in tasks.values()], ["done", "done", "failed", "done"])
        self.assertIn("Exception in ASGI application", errors.getvalue())
        self.assertIn('File "program.py", line 7, in a', errors.getvalue())
        self.assertNotIn("never retrieved", errors.getvalue())

    def test_an_http_exception_is_an_answer_and_its_task_is_done(self):
        result = run(
            APP
            + "from fastapi import HTTPException\n@app.get('/a')\nasync def a():\n    raise HTTPException(status_code=403, detail='no')\n"
            + "# loopscope: GET /a\n"
        )
        self.assertEqual(answers(result), [("GET /a #1", 0, 403)])
        self.assertEqual({task["outcome"] for task in result.trace()["tasks"]}, {"done"})

    def test_a_startup_that_fails_ends_the_program_at_its_line(self):
        result = run(APP + "@app.on_event('startup')\nasync def up():\n    raise RuntimeError('no database')\n")
        self.assertEqual((result.outcome, result.error[-1]), ("failed", "RuntimeError: no database"))
        self.assertIn('File "program.py", line 6, in up', "\n".join(result.error))

    def test_an_endpoint_that_never_answers_is_a_deadlock(self):
        result = run(APP + "@app.get('/a')\nasync def a():\n    await asyncio.Event().wait()\n# loopscope: GET /a\n")
        self.assertEqual(result.outcome, "stuck")
        self.assertIn(("GET /a #1", 6), [(name, line) for name, line, _ in result.stuck()])

    def test_an_app_without_routes_is_no_trouble(self):
        self.assertEqual(run(APP).outcome, "finished")


if __name__ == "__main__":
    unittest.main()
