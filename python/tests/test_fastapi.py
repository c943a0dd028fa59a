"""FastAPI's stand-in: which endpoint a request comes to, with which values, and what it answers."""

import contextlib
import io
import unittest

from .programs import run


def served(text, *requests, says=False):
    """The answers to requests, `(status, text)` each, of an app whose endpoints are told."""
    comments = "".join(f"\n# loopscope: {request} at {at}s" for at, request in enumerate(requests))
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        result = run("from fastapi import *\n" + text + comments)
    assert result.outcome == "finished", result.error
    answers = [(answer.status, answer.text) for answer in result.stand_ins.answers]
    return (answers, result) if says else answers


class Routing(unittest.TestCase):
    def test_the_first_route_of_that_path_and_method(self):
        text = """
app = FastAPI()
@app.get("/items/new")
def new(): return "new"
@app.get("/items/{item}")
def one(item: str): return item
@app.post("/items/{item}")
def made(item: str): return "made " + item
@app.get("/files/{name:path}")
def file(name): return name
"""
        self.assertEqual(
            served(
                text, "GET /items/new", "GET /items/x", "POST /items/x", "GET /files/a/b.txt", "GET /a", "PUT /items/x"
            ),
            [
                (200, '"new"'),
                (200, '"x"'),
                (200, '"made x"'),
                (200, '"a/b.txt"'),
                (404, '{"detail":"Not Found"}'),
                (405, '{"detail":"Method Not Allowed"}'),
            ],
        )

    def test_a_slash_too_much_or_too_little_leads_to_the_other_path(self):
        self.assertEqual(
            served('app = FastAPI()\n@app.get("/a/")\ndef a(): return 1', "GET /a", "GET /a/"), [(307, ""), (200, "1")]
        )

    def test_routers_have_prefixes_and_dependencies(self):
        text = """
def checked(): print("checked")
inner = APIRouter(prefix="/inner")
@inner.get("/a")
async def a(): return "a"
outer = APIRouter()
outer.include_router(inner, prefix="/outer", dependencies=[Depends(checked)])
app = FastAPI()
app.include_router(outer, prefix="/api", tags=["x"])
"""
        answers, result = served(text, "GET /api/outer/inner/a", says=True)
        self.assertEqual((answers, [line for _, line in result.log]), ([(200, '"a"')], ["checked"]))


class Parameters(unittest.TestCase):
    def test_they_are_converted_as_their_annotations_say(self):
        text = """
from enum import Enum
from typing import Annotated, Optional
class Kind(str, Enum):
    red = "red"
app = FastAPI()
@app.get("/a/{n}/{kind}")
async def a(n: int, kind: Kind, ok: bool, q: list[str] = Query(), limit: Annotated[int, Query(ge=1)] = 10, more: Optional[float] = None,
            agent: str = Header("nobody", alias="user-agent")):
    return [n, kind.name, ok, q, limit, more, agent]
"""
        self.assertEqual(
            served(text, "GET /a/3/red?ok=yes&q=x&q=y", "GET /a/3/red?ok=0&q=x&limit=2&more=1.5"),
            [(200, '[3,"red",true,["x","y"],10,null,"nobody"]'), (200, '[3,"red",false,["x"],2,1.5,"nobody"]')],
        )

    def test_what_does_not_fit_is_a_422_that_says_where(self):
        text = """
app = FastAPI()
@app.get("/a/{n}")
def a(n: int, q: str, limit: int = Query(1, le=5)): return 1
"""
        [(status, told)] = served(text, "GET /a/x?limit=9")
        self.assertEqual(status, 422)
        for words in (
            '"loc":["path","n"],"msg":"Input should be a valid integer, unable to parse string as an integer"',
            '"type":"missing","loc":["query","q"],"msg":"Field required"',
            '"loc":["query","limit"],"msg":"Input should be less than or equal to 5"',
        ):
            self.assertIn(words, told)

    def test_bodies_are_models_dicts_and_several_at_once(self):
        text = """
from pydantic import BaseModel, Field
class Item(BaseModel):
    name: str
    price: float = Field(gt=0)
    tags: list[str] = []
app = FastAPI()
@app.post("/one", status_code=201)
async def one(item: Item): return item
@app.post("/two")
async def two(item: Item, n: int = Body()): return [item.price, n]
@app.post("/any")
async def anything(data: dict): return data
"""
        item = '{"name": "pen", "price": "1.5"}'
        self.assertEqual(
            served(text, f"POST /one {item}", f'POST /two {{"item": {item}, "n": 2}}', 'POST /any {"a": [1]}'),
            [(201, '{"name":"pen","price":1.5,"tags":[]}'), (200, "[1.5,2]"), (200, '{"a":[1]}')],
        )
        [(status, told)] = served(text, 'POST /one {"price": 0}')
        self.assertEqual(status, 422)
        self.assertIn('"loc":["body","name"],"msg":"Field required"', told)
        self.assertIn('"loc":["body","price"],"msg":"Input should be greater than 0"', told)


class Dependencies(unittest.TestCase):
    def lines(self, text, *requests):
        return [line for _, line in served(text, *requests, says=True)[1].log]

    def test_they_run_in_their_order_each_once_and_generators_end_backwards(self):
        text = """
def a():
    print("a begins")
    yield 1
    print("a ends")
async def b(a: int = Depends(a)):
    print("b begins", a)
    yield a + 1
    print("b ends")
class C:
    def __init__(self, a: int = Depends(a), q: int = 5): self.sum = a + q
app = FastAPI()
@app.get("/")
async def end(b: int = Depends(b), c: C = Depends()):
    print("endpoint", b, c.sum)
"""
        self.assertEqual(self.lines(text, "GET /"), ["a begins", "b begins 1", "endpoint 2 6", "b ends", "a ends"])

    def test_an_exception_goes_through_the_generators(self):
        text = """
def a():
    try:
        yield
    except HTTPException as error:
        print("a sees", error)
        raise
app = FastAPI()
@app.get("/")
def end(a=Depends(a)):
    raise HTTPException(404, "nothing here")
"""
        answers, result = served(text, "GET /", says=True)
        self.assertEqual(answers, [(404, '{"detail":"nothing here"}')])
        self.assertEqual([line for _, line in result.log], ["a sees 404: nothing here"])

    def test_plain_ones_run_on_threads_and_asynchronous_ones_on_the_loop(self):
        text = """
import threading, time, asyncio
def plain():
    time.sleep(1)
    return threading.current_thread().name.startswith("AnyIO")
async def other():
    await asyncio.sleep(1)
    return threading.current_thread().name
app = FastAPI()
@app.get("/")
async def end(plain=Depends(plain), other=Depends(other)): return [plain, other]
"""
        answers, result = served(text, "3 x GET /", says=True)
        self.assertEqual(answers, [(200, '[true,"MainThread"]')] * 3)
        self.assertEqual(result.total_us, 2_000_000)

    def test_one_takes_the_place_of_another(self):
        text = """
def real(): return "real"
app = FastAPI()
@app.get("/")
def end(which=Depends(real)): return which
app.dependency_overrides[real] = lambda: "another"
"""
        self.assertEqual(served(text, "GET /"), [(200, '"another"')])

    def test_one_that_does_not_use_the_cache_runs_again(self):
        text = """
def once(): print("runs")
app = FastAPI()
@app.get("/")
def end(a=Depends(once), b=Depends(once), c=Depends(once, use_cache=False)): pass
"""
        self.assertEqual(self.lines(text, "GET /"), ["runs", "runs"])


class Answers(unittest.TestCase):
    def test_responses_are_what_they_are(self):
        text = """
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse, RedirectResponse, PlainTextResponse
import asyncio
app = FastAPI()
@app.get("/html", response_class=HTMLResponse)
def html(): return "<p>"
@app.get("/json")
def json(response: Response):
    response.status_code = status.HTTP_202_ACCEPTED
    return {"a": None}
@app.get("/teapot")
def teapot(): return JSONResponse({"b": 1}, status_code=418)
@app.get("/stream")
async def stream():
    async def pieces():
        for k in range(3):
            await asyncio.sleep(1)
            yield f"{k};"
    return StreamingResponse(pieces())
@app.delete("/none", status_code=204)
def none(): pass
"""
        self.assertEqual(
            served(text, "GET /html", "GET /json", "GET /teapot", "GET /stream", "DELETE /none"),
            [(200, "<p>"), (202, '{"a":null}'), (418, '{"b":1}'), (204, ""), (200, "0;1;2;")],
        )

    def test_a_response_model_shows_no_more_than_its_fields(self):
        text = """
from pydantic import BaseModel
class Out(BaseModel):
    name: str
class In(Out):
    password: str
app = FastAPI()
@app.post("/", response_model=Out)
def made(it: In): return it
@app.get("/", response_model=list[Out])
def all(): return [{"name": "a", "password": "b"}]
@app.put("/")
def put(it: In) -> Out: return it
@app.patch("/")
def patch(it: In) -> Response: return Response("as it is")
@app.delete("/", response_model=None)
def delete() -> int: return "no number"
"""
        self.assertEqual(
            served(
                text,
                *(f'{verb} / {{"name": "x", "password": "y"}}' for verb in ("POST", "GET", "PUT", "PATCH", "DELETE")),
            ),
            [
                (200, '{"name":"x"}'),
                (200, '[{"name":"a"}]'),
                (200, '{"name":"x"}'),
                (200, "as it is"),
                (200, '"no number"'),
            ],
        )

    def test_what_is_done_in_the_background_comes_behind_the_answer(self):
        text = """
import time
app = FastAPI()
def late(name): time.sleep(1); print("sent to", name)
@app.get("/")
async def end(tasks: BackgroundTasks):
    tasks.add_task(late, "ann")
    print("answers")
"""
        _, result = served(text, "GET /", says=True)
        self.assertEqual(result.log, [(0, "answers"), (1_000_000, "sent to ann")])
        self.assertEqual([answer.t_us for answer in result.stand_ins.answers], [0])

    def test_the_answer_goes_out_before_what_is_done_in_the_background_and_the_ends_of_dependencies(self):
        text = """
app = FastAPI()
@app.middleware("http")
async def around(request, call_next):
    response = await call_next(request)
    print("out", response.status_code)
    return response
def opened():
    yield
    print("closed")
@app.get("/")
async def end(tasks: BackgroundTasks, _=Depends(opened)): tasks.add_task(print, "background")
"""
        lines = [line for _, line in served(text, "GET /", says=True)[1].log]
        self.assertEqual(lines, ["out 200", "background", "closed"])

    def test_a_dependency_that_keeps_an_exception_to_itself_leaves_no_answer(self):
        text = """
app = FastAPI()
def quiet():
    try: yield
    except KeyError: pass
@app.get("/")
async def end(_=Depends(quiet)): raise KeyError
"""
        self.assertEqual(served(text, "GET /"), [(500, "Internal Server Error")])

    def test_handlers_and_middleware_stand_around_the_endpoints(self):
        text = """
import time
from fastapi.responses import PlainTextResponse
from fastapi.middleware.cors import CORSMiddleware
class Missing(Exception): pass
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"])
@app.exception_handler(Missing)
async def missing(request: Request, error: Missing): return PlainTextResponse(f"no {error}", status_code=404)
@app.middleware("http")
async def timed(request: Request, call_next):
    begin = time.perf_counter()
    response = await call_next(request)
    print(request.method, request.url.path, response.status_code, time.perf_counter() - begin)
    return response
@app.get("/{name}")
def end(name):
    time.sleep(1)
    raise Missing(name)
"""
        answers, result = served(text, "GET /x", says=True)
        self.assertEqual((answers, [line for _, line in result.log]), ([(404, "no x")], ["GET /x 404 1.0"]))


class FromBeginningToEnd(unittest.TestCase):
    def test_a_lifespan_stands_around_all_requests(self):
        text = """
import asyncio
from contextlib import asynccontextmanager
@asynccontextmanager
async def lifespan(app):
    await asyncio.sleep(1)
    print("up")
    app.state.n = 5
    yield {"m": 6}
    print("down")
app = FastAPI(lifespan=lifespan)
@app.get("/")
async def end(request: Request):
    await asyncio.sleep(1)
    return [request.app.state.n, request.state.m]
"""
        answers, result = served(text, "2 x GET /", says=True)
        self.assertEqual(answers, [(200, "[5,6]")] * 2)
        self.assertEqual(result.log, [(1_000_000, "up"), (2_000_000, "down")])

    def test_so_do_the_events(self):
        text = """
app = FastAPI()
@app.on_event("startup")
async def up(): print("up")
@app.on_event("shutdown")
def down(): print("down")
@app.get("/")
def end(): print("between")
"""
        self.assertEqual([line for _, line in served(text, "GET /", says=True)[1].log], ["up", "between", "down"])


if __name__ == "__main__":
    unittest.main()
