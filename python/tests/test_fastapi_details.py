"""FastAPI's stand-in: what an answer shows, and an app that its own program asks."""

import unittest

from .programs import run
from .test_fastapi import served


class Shown(unittest.TestCase):
    def test_a_response_model_shows_as_much_of_its_fields_as_the_route_says(self):
        text = """
from pydantic import BaseModel, Field
app = FastAPI()
class Inner(BaseModel):
    a: int | None = None
class Item(BaseModel):
    name: str
    price: float | None = None
    tax: float = 10.5
    inner: Inner = Inner()
    shown_as: str = Field("q", alias="shownAs")
@app.get("/none", response_model=Item, response_model_exclude_none=True)
def none(): return Item(name="x")
@app.get("/unset", response_model=Item, response_model_exclude_unset=True)
def unset(): return Item(name="x", price=None, inner=Inner(a=1))
@app.get("/defaults", response_model=Item, response_model_exclude_defaults=True)
def defaults(): return {"name": "x", "price": 2, "tax": 10.5}
router = APIRouter()
@router.get("/include", response_model=Item, response_model_include={"name", "shown_as"})
def include(): return Item(name="x")
app.include_router(router)
@app.get("/exclude", response_model=list[Item], response_model_exclude={"name", "tax"}, response_model_by_alias=False)
def exclude(): return [Item(name="x")]
"""
        self.assertEqual(
            served(text, "GET /none", "GET /unset", "GET /defaults", "GET /include", "GET /exclude"),
            [
                (200, '{"name":"x","tax":10.5,"inner":{},"shownAs":"q"}'),
                (200, '{"name":"x","price":null,"inner":{"a":1}}'),
                (200, '{"name":"x","price":2.0}'),
                (200, '{"name":"x","shownAs":"q"}'),
                (200, '[{"price":null,"inner":{"a":null},"shown_as":"q"}]'),
            ],
        )

    def test_headers_are_the_same_in_large_and_small_letters(self):
        text = """
app = FastAPI()
@app.middleware("http")
async def timed(request, call_next):
    response = await call_next(request)
    response.headers["X-Time"] = "1"
    print(response.headers["x-time"], response.headers.get("Content-Type"), list(response.headers))
    return response
@app.get("/")
def end(request: Request): return {"host": request.headers["Host"], "all": request.headers, "url": str(request.url)}
"""
        answers, result = served(text, "GET /?a=1", says=True)
        url = "http://127.0.0.1:8000/?a=1"
        told = f'{{"host":"127.0.0.1:8000","all":{{"host":"127.0.0.1:8000"}},"url":"{url}"}}'
        self.assertEqual(answers, [(200, told)])
        self.assertEqual([line for _, line in result.log], ["1 application/json ['content-type', 'x-time']"])


class OwnClients(unittest.TestCase):
    """An app that its own program asks."""

    def said(self, text):
        result = run("from fastapi import *\n" + text)
        self.assertEqual((result.outcome, result.error), ("finished", []))
        return [line for _, line in result.log]

    def test_a_test_client_asks_on_a_loop_of_its_own_and_with_it_the_app_starts_and_ends(self):
        lines = self.said("""
import contextlib
from fastapi.testclient import TestClient
from fastapi.responses import RedirectResponse
@contextlib.asynccontextmanager
async def lifespan(app):
    print("up")
    yield {"known": 42}
    print("down")
app = FastAPI(lifespan=lifespan)
@app.get("/known")
def known(request: Request): return request.state.known
@app.get("/items/{name}")
async def item(name: str):
    if name == "bad": raise ValueError("bad")
    raise HTTPException(404, f"no {name}", headers={"X-Error": "1"})
@app.post("/login")
def login(response: Response, name: str = Form()):
    response.set_cookie("a", name)
    response.set_cookie("b", "2")
@app.get("/me")
def me(a: str = Cookie()): return a
@app.get("/old")
def old(): return RedirectResponse("/me")
with TestClient(app) as client:
    print(client.get("/known").json())
client = TestClient(app, raise_server_exceptions=False)
missing = client.get("/items/x")
print(missing.status_code, missing.json(), missing.headers["x-error"], client.get("/items/bad").status_code)
print(client.post("/login", data={"name": "Bob"}).cookies, client.get("/old").json())
try: TestClient(app).get("/items/bad")
except ValueError as error: print(error)
import asyncio
async def inside(): client.get("/me")
try: asyncio.run(inside())
except RuntimeError as error: print(error)
""")
        self.assertEqual(
            lines,
            [
                "up",
                "42",
                "down",
                "404 {'detail': 'no x'} 1 500",
                "{'a': 'Bob', 'b': '2'} Bob",
                "bad",
                "a TestClient in a loop that runs is not there on a clock that jumps: "
                "httpx.AsyncClient with an ASGITransport is there",
            ],
        )

    def test_forms_and_files_come_as_they_are_sent(self):
        lines = self.said("""
import asyncio, httpx
app = FastAPI()
@app.post("/raw")
async def raw(request: Request):
    return (await request.body()).decode(), request.headers.get("Content-Type"), request.cookies
@app.post("/file")
async def file(file: UploadFile, note: str = Form("")): return file.filename, len(await file.read()), note
async def main():
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        print((await client.post("/raw", data={"x": "y z"}, cookies={"k": "v"})).json())
        print((await client.post("/raw", content="abc", headers={"content-type": "text/x"})).json())
        print((await client.post("/file", files={"file": ("a.txt", b"hello")}, data={"note": "n"})).json())
asyncio.run(main())
""")
        self.assertEqual(
            lines,
            [
                "['x=y+z', 'application/x-www-form-urlencoded', {'k': 'v'}]",
                "['abc', 'text/x', {}]",
                "['a.txt', 5, 'n']",
            ],
        )

    def test_a_query_may_be_a_model_and_a_file_is_what_is_in_it(self):
        text = """
from typing import Annotated
from pydantic import BaseModel
from fastapi.responses import FileResponse
import asyncio, aiofiles
app = FastAPI()
class Filter(BaseModel):
    limit: int = Query(10, le=100)
    tags: list[str] = []
@app.get("/filter")
def filtered(by: Annotated[Filter, Query()]): return by
@app.get("/file")
async def file():
    async with aiofiles.open("a.txt", "w") as file: await file.write("hello")
    return FileResponse("a.txt")
"""
        self.assertEqual(
            served(text, "GET /filter?limit=5&tags=a&tags=b", "GET /filter?limit=500", "GET /file"),
            [
                (200, '{"limit":5,"tags":["a","b"]}'),
                (
                    422,
                    '{"detail":[{"type":"less_than_equal","loc":["query","limit"],'
                    '"msg":"Input should be less than or equal to 100","input":"500"}]}',
                ),
                (200, "hello"),
            ],
        )

    def test_a_middleware_without_dispatch_is_not_passed_over_in_silence(self):
        result = run("""
from fastapi import FastAPI
class Plain:
    def __init__(self, app): self.app = app
    async def __call__(self, scope, receive, send): await self.app(scope, receive, send)
FastAPI().add_middleware(Plain)
""")
        self.assertEqual(
            result.error[-1], "AttributeError: the stand-in for a middleware has no '__call__'; it has dispatch"
        )


if __name__ == "__main__":
    unittest.main()
