"""From events to spans: what each task did from one moment to another, one pass over the events."""

from __future__ import annotations

from typing import Any

from .recording import Event

Span = dict[str, Any]
Fields = dict[str, Any]


class Draft:
    """A task and the span that is open."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.work_us = 0
        self.cancelled: Fields | None = None
        self._open: Span | None = None
        self._line = 0
        self._job: int | None = None
        self._asked_us = 0
        self._asked: Fields | None = None
        self._woken_by: int | None = None
        self._landing: Fields | None = None

    def apply(self, event: Event, drafts: list[Draft]) -> None:
        """Goes on by one event of this task."""
        t_us, _, kind, fields = event
        line, label = fields.get("line", 0), fields.get("label")
        match kind:
            case "task-created":
                self._begin("ready", t_us, 0)
            case "timer-due":
                self._begin("ready", fields["due_us"], self._line)
            case "task-yielded":
                self._begin("ready", t_us, line)
            case "task-sleeping":
                self._begin("sleeping", t_us, line, label=label)
            case "compute-started" | "block-started":
                self._asked_us = fields["us"]
                self._begin("computing" if kind == "compute-started" else "blocking", t_us, line, label=label)
            case "task-resumed":
                if "landed" in fields:
                    self._land(fields["landed"], drafts)
                self._asked = self._woken_by = None
                self.close(t_us)
            case "compute-ended" | "block-ended":
                self.close(t_us)
            case "printed":
                self._line = line
            case "task-woken":
                self._woken_by = fields.get("by")
                if self._open is None or self._open["state"] != "ready":
                    self._begin("ready", t_us, self._line)
            case "cancel-requested":
                self._asked = fields
            case "task-waiting":
                self._begin("waiting", t_us, line, on=fields["on"], label=label)
            case "job-queued":
                self._job, self._asked_us = fields["job"], fields["us"]
                self._begin("queued", t_us, line, label=label)
            case "job-started" if self._waits_for(fields, "queued"):
                worker = ("thread" if fields["pool"] == "threads" else "process") + f" {fields['worker']}"
                label = self._open.get("label") if self._open else None
                self._begin(
                    "offloaded", t_us, self._line, label=label, worker=worker, computes=fields["work"] == "cpu" or None
                )
            case "job-ended" if self._waits_for(fields, "offloaded"):
                self._begin("ready", t_us, self._line)
            case "task-cancelled":
                self.cancelled = self._landing
                self.close(t_us)
            case "task-done" | "task-failed":
                self.close(t_us)

    def _land(self, line: int, drafts: list[Draft]) -> None:
        """A `CancelledError` reaches it: it was asked to end, or what it awaited was."""
        asked, awaited = self._asked, None
        if asked is None and self._woken_by is not None and (of_awaited := drafts[self._woken_by].cancelled):
            asked, awaited = of_awaited["asked"], self._woken_by
        self._landing = {"asked": asked or {}, **({} if awaited is None else {"awaited": awaited}), "landed": line}

    def _begin(self, state: str, from_us: int, line: int, **more: Any) -> None:
        self.close(from_us)
        self._line = line
        known = {key: value for key, value in more.items() if value is not None}
        self._open = {"state": state, "from_us": from_us, "to_us": from_us, "line": line, **known}

    def _waits_for(self, fields: Fields, state: str) -> bool:
        return self._job == fields["job"] and self._open is not None and self._open["state"] == state

    def close(self, to_us: int, keep: bool = False) -> None:
        """Ends the open span, and forgets it if it was but an instant; not if `keep`, and it is a wait."""
        span, self._open = self._open, None
        if span is None:
            return
        us = to_us - span["from_us"]
        if us > 0 or keep and span["state"] == "waiting":
            if span["state"] == "sleeping":
                self.work_us += us
            elif span["state"] in ("computing", "blocking", "offloaded"):
                self.work_us += min(self._asked_us, us)
            self.spans.append({**span, "to_us": to_us})
