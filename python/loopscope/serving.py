"""What a run adds for stand-ins: it serves the program's app, and says which stand-ins there were and what they answered."""

from __future__ import annotations

import asyncio
import itertools
import types
from typing import Any

from . import words
from .standins import StandIns
from .words import Said

Json = dict[str, Any]


def serve(main: types.ModuleType, stand_ins: StandIns) -> None:
    """As `uvicorn program:app` does, once the program's module has run, unless the program has done so itself."""
    if "fastapi" not in stand_ins.used:
        return
    from .web.app import FastAPI
    from .web.server import serve

    apps = {name: it for name, it in vars(main).items() if isinstance(it, FastAPI)}
    if apps and not any(app.is_served for app in apps.values()):
        asyncio.run(serve(apps.get("app") or next(iter(apps.values()))))


def of_trace(stand_ins: StandIns, first: int) -> Json:
    """The fields of a trace that say so; none, if there were no stand-ins. The trace begins with the `first` task."""
    if not stand_ins.used:
        return {}
    answers = [
        {"task": it.task - first, "t_us": it.t_us, "status": it.status, "text": it.text} for it in stand_ins.answers
    ]
    return {"stand_ins": list(stand_ins.used), **({"answers": answers} if answers else {})}


def findings(stand_ins: StandIns) -> list[Json]:
    """Which stand-ins there were, and which comments say what makes no sense here."""
    said, problems = stand_ins.comments, list(stand_ins.comments.problems)
    problems += [
        (line, words.not_imported(name))
        for name, line in said.duration_lines.items()
        if name not in stand_ins.used
    ]
    if not stand_ins.is_served:
        problems += [(it.line, words.no_app(it.method, it.path)) for it in said.sendings]
    found = [_finding("loopscope-comment", [line], text) for line, text in sorted(problems)]
    if stand_ins.used:
        found.append(_finding("stand-in", sorted(set(stand_ins.used.values()) - {0}), stand_ins.in_words()))
    return found


def _finding(code: str, lines: list[int], said: Said) -> Json:
    return {"code": code, "t_us": 0, "tasks": [], "lines": lines, "text": said, "texts": [["en", said], ["ko", said.korean]]}


def in_groups(stand_ins: StandIns) -> list[str]:
    """The answers for people, those that are the same together: `10 x GET /sync: 200 {"result":"…"}`."""
    told = []
    answers = ((it.name.rpartition(" #")[0], it.status, it.text) for it in stand_ins.answers)
    for (name, status, text), same in itertools.groupby(sorted(answers, key=lambda it: it[0])):
        count = len(list(same))
        told.append(f"{f'{count} x ' * (count > 1)}{name}: {status} {text}".rstrip())
    return told
