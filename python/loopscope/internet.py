"""What the stand-ins for HTTP clients get from outside: always the same, plain and believable.

`/todos/1` is one thing, `/todos` a list of three, `/status/404` has that status, `/delay/2` takes two seconds; what is sent
comes back.
"""

from __future__ import annotations

import http
import json
import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from .calls import Thing, unmeasured


def phrase(status: int) -> str:
    """`Not Found`."""
    return next((it.phrase for it in http.HTTPStatus if it.value == status), "")


CODES = types.SimpleNamespace(
    **{name: it.value for it in http.HTTPStatus for name in (it.name, it.name.lower())},
)
"""`codes.OK`, which requests calls `codes.ok`."""


@dataclass
class Answer:
    """What a URL answers. `seconds` is how long that takes, if the URL says so."""

    method: str
    url: str
    status: int
    content: bytes
    headers: Any = field(default_factory=dict)
    seconds: float | None = None

    @property
    def reason(self) -> str:
        return phrase(self.status)


def _verb(method: str, second: str = "params") -> Callable[..., Any]:
    def ask(self: Any, url: Any, *rest: Any, **options: Any) -> Any:
        return self.request(method, url, **dict(zip((second, "json"), rest)), **options)

    ask.__name__ = ask.__qualname__ = method.lower()
    return ask


class Verbs(Thing):
    """A client that has `request(method, url, …)`, and a method for each verb."""

    get, head, options, delete = _verb("GET"), _verb("HEAD"), _verb("OPTIONS"), _verb("DELETE")
    post, put, patch = _verb("POST", "data"), _verb("PUT", "data"), _verb("PATCH", "data")


class Request(Thing):
    """What was asked for, as responses and errors name it."""

    def __init__(self, method: str, url: Any, headers: Any) -> None:
        self.method, self.url, self.headers = method, url, headers


def pairs(params: Any) -> list[tuple[str, Any]]:
    """Parameters as pairs of a name and one value, whatever a program has given: a mapping, whose values may be lists, or
    pairs, or the text of a query."""
    if isinstance(params, (str, bytes)):
        return parse_qsl(params.decode() if isinstance(params, bytes) else params, keep_blank_values=True)
    given = params.items() if isinstance(params, Mapping) else params or ()
    return [
        (name, one) for name, value in given for one in (value if isinstance(value, (list, tuple, set)) else (value,))
    ]


def full(url: Any, base: str = "", params: Iterable[tuple[str, Any]] = ()) -> str:
    """A URL with what it is relative to, and its parameters."""
    url = str(url)
    if base and "://" not in url:
        url = base.rstrip("/") + "/" + url.lstrip("/") if url else base
    if query := urlencode(list(params)):
        url, hash_sign, fragment = url.partition("#")
        url += ("&" if "?" in url else "?") + query + hash_sign + fragment
    return url


def join(url: str, other: str) -> str:
    """A URL relative to another one."""
    return urljoin(url, other)


def label(method: str, url: str) -> str:
    """`GET /todos/1`; a site's first page is called by its host."""
    parts = urlsplit(url)
    return f"{method} {parts.path if parts.path not in ('', '/') else parts.netloc}"


def sent(json_: Any, *others: Any) -> Any:
    """What a body says: JSON, or the first of the other things that there is.

    Raises `TypeError` for what JSON cannot say.
    """
    if json_ is not None:
        return json.loads(json.dumps(json_))
    return next((it for it in others if it is not None), None)


def _as_text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


@unmeasured
def answer(method: str, url: str, sent: Any = None) -> Answer:
    """What this URL answers; `sent` is what the body says."""
    parts = urlsplit(url)
    path = parts.path
    status = int(found[1]) if (found := re.search(r"/status/(\d{3})\b", path)) else 200
    seconds = float(found[1]) if (found := re.search(r"/delay/(\d+(?:\.\d+)?)$", path)) else None
    is_page = path in ("", "/") or path.endswith((".html", ".htm"))
    data = None if is_page else _data(method, url, path, sent)
    text = _page(parts.netloc) if is_page else json.dumps(data, ensure_ascii=False, default=_as_text)
    content = b"" if method == "HEAD" or status == 204 else text.encode()
    kind = "text/html; charset=utf-8" if is_page else "application/json; charset=utf-8"
    return Answer(method, url, status, content, {"content-type": kind, "content-length": str(len(content))}, seconds)


def _data(method: str, url: str, path: str, sent: Any) -> Any:
    *_, before, last = ["", *(part for part in path.split("/") if part)] if path.strip("/") else ["", ""]
    if sent is not None:
        return {**(sent if isinstance(sent, dict) else {"data": sent}), "id": int(last) if last.isdecimal() else 101}
    if last.isdecimal():
        return _item(before, int(last), url)
    if re.fullmatch(r"[a-z_-]*[^s]s", last) and method == "GET":
        return [_item(last, k, f"{url}/{k}") for k in (1, 2, 3)]
    return {"id": 1, "name": last, "title": last, "url": url, "args": {}, "origin": "192.0.2.1"}


def _item(kind: str, k: int, url: str) -> dict[str, Any]:
    one = kind[:-1] if kind.endswith("s") else kind
    return {"userId": 1, "id": k, "name": f"{one} {k}", "title": f"{one} {k}", "completed": False, "url": url}


def _page(host: str) -> str:
    return f"<!doctype html>\n<html><head><title>{host}</title></head><body><h1>{host}</h1></body></html>\n"
