"""A recorded run as a `loopscope-trace-1`."""

from __future__ import annotations

import platform
from typing import Any

from .errors import LimitReached
from .names import name_of
from .recording import MODULE, Event, Recorder
from .spans import Draft

Json = dict[str, Any]

_OVER = ("finished", "failed")
"""How a program ends that comes to an end."""


def trace(recorder: Recorder, outcome: str, source: str | None, findings: list[Json]) -> Json:
    """The whole result of a run, ready for `json.dumps`.

    `outcome` is a run's. The module's lane is there if it did more than start a loop.
    """
    clock, total_us = recorder.clock, total(recorder, outcome)
    events = recorder.all_events()
    if outcome in _OVER:
        # What workers went on with behind the end of the program.
        events = [event for event in events if event[0] <= total_us]
    if _does_something(events):
        first, events = 0, _with_module(events, recorder, total_us, outcome in _OVER)
    else:
        first, events = 1, [event for event in events if event[1] != MODULE]
    drafts = [Draft() for _ in recorder.tasks]
    for event in events:
        drafts[event[1]].apply(event, drafts)
    picture_us = recorder.picture_end[1] if recorder.picture_end else total_us
    tasks = [
        _task(recorder, number, drafts[number], outcome, min(picture_us, total_us), total_us)
        for number in range(len(drafts))
    ]
    made: Json = {
        "format": "loopscope-trace-1",
        "strategy": "async",
        "outcome": outcome,
        "total_us": total_us,
        "tasks": [_renumbered(task, first) for task in tasks[first:]],
        "log": [
            {"t_us": t_us, "task": max(0, task - first), "text": text, "line": line}
            for t_us, task, text, line in recorder.log
            if t_us <= total_us
        ],
        "loop": _loop(tasks, total_us),
        "findings": [_renumbered(finding, first) for finding in findings],
        "objects": _objects(recorder),
        "python": platform.python_version(),
        "seed": 1,
        "events": [
            {"seq": seq, "t_us": t_us, "task": task - first, "kind": kind, **_renumbered(fields, first)}
            for seq, (t_us, task, kind, fields) in enumerate(events)
        ],
    }
    processors = {"cores": clock.processors.cores, "gil": clock.processors.gil}
    if processors != {"cores": 4, "gil": True}:
        made["processors"] = processors
    if recorder.picture_end:
        made["picture_end"] = {"statements": recorder.picture_end[0], "t_us": picture_us}
    if isinstance(recorder.over, LimitReached) and recorder.over.kind and outcome == "limit":
        task, line = recorder.stopped_at
        over = recorder.over
        made["limit"] = {
            "text": str(over),
            "kind": over.kind,
            "most": over.most,
            "task": max(0, task - first),
            "line": line,
        }
    if clock.measured:
        made["approximate"] = True
    if source is not None and len(source.encode()) <= 1024 * 1024:
        made["source"] = source
    return made


def waits(recorder: Recorder) -> list[tuple[str, int, str]]:
    """For each task that has not ended its name, the line at which it waits and what for."""
    last: dict[int, dict[str, Any]] = {}
    for _, task, kind, fields in recorder.all_events():
        if kind in ("task-waiting", "task-sleeping") and task != MODULE:
            last[task] = fields
    records = [record for record in recorder.tasks if record.outcome is None and record.number in last]
    waits = [(record.name, last[record.number]) for record in records]
    return [(name, fields["line"], fields.get("on", "the end of time")) for name, fields in waits]


def total(recorder: Recorder, outcome: str) -> int:
    """When the last thing happened, in µs."""
    return recorder.last_us if outcome in _OVER else recorder.last_of_all_us


def _does_something(events: list[Event]) -> bool:
    return any(task == MODULE and kind not in ("task-waiting", "task-resumed") for _, task, kind, _ in events)


def _with_module(events: list[Event], recorder: Recorder, total_us: int, is_over: bool) -> list[Event]:
    """The module's lane has a beginning, and an end if it has come to it."""
    module = recorder.tasks[MODULE]
    whole = [(0, MODULE, "task-created", {}), (0, MODULE, "task-resumed", {}), *events]
    if is_over:
        module.end_us, module.outcome = total_us, "failed" if module.error else "done"
        fields = {"error": module.error, "line": module.line} if module.error else {}
        whole.append((total_us, MODULE, f"task-{module.outcome}", fields))
    return whole


def _task(recorder: Recorder, number: int, draft: Draft, outcome: str, picture_us: int, total_us: int) -> Json:
    record = recorder.tasks[number]
    ended = record.end_us is not None and record.end_us <= total_us
    stuck = outcome == "stuck" and not ended
    draft.close(picture_us, keep=stuck)
    task: Json = {"id": number, "name": record.name, "parent": record.parent, "start_us": record.start_us}
    task["outcome"] = record.outcome if ended else "stuck" if stuck else "unfinished"
    if ended and record.error is not None:
        task["error"] = record.error
    if ended and record.outcome == "cancelled":
        task["cancelled"] = draft.cancelled or {"asked": {}, "landed": 0}
    task["end_us"] = record.end_us if ended else None
    task["work_us"], task["spans"] = draft.work_us, draft.spans
    return task


def _renumbered(value: Any, first: int) -> Any:
    """Task numbers as they are without the lanes that are left out."""
    if not first:
        return value
    changed = {}
    for key, it in value.items():
        if key in ("id", "parent", "by", "through", "awaited") and isinstance(it, int):
            it -= first
        elif key == "tasks":
            it = [task - first for task in it]
        elif key in ("cancelled", "asked"):
            it = _renumbered(it, first)
        changed[key] = it
    return changed


def _loop(tasks: list[Json], total_us: int) -> Json:
    def spent(state: str) -> int:
        return sum(
            span["to_us"] - span["from_us"] for task in tasks for span in task["spans"] if span["state"] == state
        )

    busy_us, blocked_us = spent("computing"), spent("blocking")
    return {"busy_us": busy_us, "blocked_us": blocked_us, "idle_us": max(0, total_us - busy_us - blocked_us)}


def _objects(recorder: Recorder) -> list[Json]:
    made = []
    for shared in recorder.objects:
        name = shared.name or name_of(shared.thing, recorder.module, []) or f"{shared.kind} {shared.number + 1}"
        known = {} if shared.limit is None else {"limit": shared.limit}
        made.append({"id": shared.number, "kind": shared.kind, "name": name, **known})
    return made
