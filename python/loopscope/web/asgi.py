"""How clients of the program's own ask an app of its own, without a server between them."""

from __future__ import annotations

import io
import json
import os
from typing import Any
from urllib.parse import urlencode

from .. import internet
from .requests import Request, UploadFile


async def answer(
    app: Any, asked: internet.Request, json_: Any, data: Any, content: Any, files: Any, state: Any = None
) -> internet.Answer:
    """What the app answers, once all is done that is left to be done then; `state` is what its lifespan gives."""
    url = str(asked.url)
    body, form, kind = content or b"", None, ""
    if json_ is not None:
        body, kind = json.dumps(json_, ensure_ascii=False, separators=(",", ":")), "application/json"
    elif files is not None:
        body, kind, form = b"form", "multipart/form-data", {**dict(internet.pairs(data)), **_uploads(files)}
    elif data is not None:
        body, kind = urlencode(internet.pairs(data)), "application/x-www-form-urlencoded"
    headers = {**({"content-type": kind} if kind else {}), **asked.headers}
    body = body.encode() if isinstance(body, str) else body
    request = Request(asked.method, "/" + url.partition("://")[2].partition("/")[2], body, headers, form)
    request.state.__dict__.update(state or {})
    answered = await app.answer(request)
    await request.finish()
    return internet.Answer(asked.method, url, answered.status_code, answered.body, answered.headers)


def failed(asked: internet.Request) -> internet.Answer:
    """What a server answers if the app has raised an exception."""
    headers = {"content-type": "text/plain; charset=utf-8"}
    return internet.Answer(asked.method, str(asked.url), 500, b"Internal Server Error", headers)


def _uploads(files: Any) -> dict[str, UploadFile]:
    """The files of a form: each is its content, or its name, content and kind."""
    made = {}
    for name, file in dict(files).items():
        filename, content, *kind = file if isinstance(file, tuple) else (getattr(file, "name", "upload"), file)
        content = content.read() if hasattr(content, "read") else content
        content = content.encode() if isinstance(content, str) else content
        headers = {"content-type": kind[0]} if kind else None
        filename = filename and os.path.basename(filename)
        made[name] = UploadFile(io.BytesIO(content), size=len(content), filename=filename, headers=headers)
    return made
