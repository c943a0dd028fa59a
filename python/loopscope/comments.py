"""What a program says to Loopscope in its comments, which Python passes over. One a line; a program may have many.

    # loopscope: httpx 300ms                        each call of httpx takes so long
    # loopscope: 10 x GET /sync every 100ms         ten requests to the program's app, one every 100 ms
    # loopscope: GET /users/{id}                    one; the k-th of them has k in the place of {id}
    # loopscope: POST /items {"name": "pen"} at 1s  one with that body, a second after the server has started
    # loopscope: title "Pens"                       what the run is called
    # loopscope: python                             that the text is Python, where that cannot be seen

Times have a unit: `us`, `ms`, `s` or `min`.
"""

from __future__ import annotations

import io
import json
import re
import tokenize
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from . import words
from .words import Said

_MARK = re.compile(r"#\s*loopscope\s*:\s*(.*?)\s*$", re.I)
_UNITS = {"us": 1, "µs": 1, "μs": 1, "ms": 1_000, "s": 1_000_000, "min": 60_000_000}
_TIME = rf"\d+(?:\.\d+)?\s*(?:{'|'.join(_UNITS)})"
_DURATION = re.compile(r"([A-Za-z_][\w.]*)\s+(\S.*)")
_REQUESTS = re.compile(
    rf"(?:(?P<count>\d+)\s*[x×*]\s*)?(?P<method>[A-Za-z]+)\s+(?P<path>/\S*)(?:\s+(?P<body>[\[{{].*[\]}}]))?"
    rf"(?P<times>(?:\s+(?:every|at)\s+{_TIME})*)"
)
_TITLE = re.compile(r'title\s+"(.*)"')
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
MOST_REQUESTS = 10_000


class _Senseless(ValueError):
    """What a comment says makes no sense, and why."""

    def __init__(self, why: Said) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Sending:
    """`count` requests, the first `at_us` after the server's start, then one every `every_us`: all at once, if that is 0.

    `body` is what the JSON says, or `...` if nothing is said; `line` is the comment's, or 0.
    """

    count: int
    method: str
    path: str
    body: Any = ...
    every_us: int = 0
    at_us: int = 0
    line: int = 0


@dataclass
class Comments:
    """All of a program's: for how long the calls of a library take, what is sent, and which lines make no sense."""

    durations_us: dict[str, int] = field(default_factory=dict)
    duration_lines: dict[str, int] = field(default_factory=dict)
    sendings: list[Sending] = field(default_factory=list)
    problems: list[tuple[int, Said]] = field(default_factory=list)


def title(source: str) -> str | None:
    """What a program's text says that the run is called."""
    titles = (_TITLE.fullmatch(text) for _, text in _marked(source))
    return next((title[1] for title in titles if title), None)


def read(source: str, libraries: Collection[str]) -> Comments:
    """The comments of a program's text; `libraries` are those that may have a duration."""
    comments = Comments()
    for line, text in _marked(source):
        try:
            _read_one(comments, line, text, libraries)
        except _Senseless as problem:
            comments.problems.append((line, words.senseless(text, problem.why)))
    return comments


def _marked(source: str) -> Iterator[tuple[int, str]]:
    """Comments that begin with the mark, with their lines: none from within a string."""
    if "loopscope" not in source.lower():
        return
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT and (marked := _MARK.match(token.string)):
                yield token.start[0], marked[1]
    except (tokenize.TokenError, SyntaxError):
        # Python itself says what is wrong with such a program.
        return


def _read_one(comments: Comments, line: int, text: str, libraries: Collection[str]) -> None:
    if requests := _REQUESTS.fullmatch(text):
        comments.sendings.append(_sending(requests, line))
        return
    if text == "python":
        return
    if text.split()[:1] == ["title"]:
        if not _TITLE.fullmatch(text):
            raise _Senseless(words.WITHOUT_QUOTES)
        return
    duration = _DURATION.fullmatch(text)
    if duration is None or "/" in text:
        raise _Senseless(words.UNKNOWN)
    library = duration[1].split(".")[0]
    if library not in libraries:
        raise _Senseless(words.no_stand_in(duration[1], libraries))
    us = _us(duration[2])
    if library in comments.duration_lines:
        raise _Senseless(words.said_already(comments.duration_lines[library], library))
    comments.durations_us[library], comments.duration_lines[library] = us, line


def _sending(said: re.Match[str], line: int) -> Sending:
    count, method = int(said["count"] or 1), said["method"].upper()
    if method not in METHODS:
        raise _Senseless(words.no_method(said["method"], METHODS))
    if not 1 <= count <= MOST_REQUESTS:
        raise _Senseless(words.so_many(MOST_REQUESTS))
    times: dict[str, int] = {}
    for word, time in re.findall(rf"(every|at)\s+({_TIME})", said["times"]):
        if word in times:
            raise _Senseless(words.twice(word))
        times[word] = _us(time)
    try:
        body = json.loads(said["body"]) if said["body"] else ...
    except ValueError as error:
        raise _Senseless(words.no_json(error)) from None
    return Sending(count, method, said["path"], body, times.get("every", 0), times.get("at", 0), line)


def _us(text: str) -> int:
    """A time in µs."""
    time = re.fullmatch(rf"(\d+(?:\.\d+)?)\s*({'|'.join(_UNITS)})", text)
    if time is None:
        raise _Senseless(words.no_time(text))
    return round(float(time[1]) * _UNITS[time[2]])
