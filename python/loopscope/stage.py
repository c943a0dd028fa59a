"""The page that shows a run, in one file with the run in it: no network and no server."""

from __future__ import annotations

import importlib.resources
import json
import pathlib
from typing import Any

NAME = "page.html"

_NOT_HERE = "the page is not in this package: `cargo xtask wheel` builds a wheel that has it, or open the trace (-o) in the page"


class NoPage(Exception):
    """The package was made without the page."""


def template() -> str:
    """The page as the wheel carries it.

    Raises `NoPage` if it does not.
    """
    file = importlib.resources.files(__package__).joinpath(NAME)
    if not file.is_file():
        raise NoPage(_NOT_HERE)
    return file.read_text(encoding="utf-8")


def document(trace: dict[str, Any], view: str = "", page: str | None = None) -> str:
    """The page with a trace in it, which it opens as if its file had been dropped there; `view` are keys of a link, as
    `hide=editor`. Raises `NoPage`."""
    # What a program prints must not end the block.
    text = written(trace).replace("<", "\\u003c")
    block = f'<script type=application/json id=loopscope-trace data-view="{view}">{text}</script>'
    before, body, after = (template() if page is None else page).partition("<body>")
    return "".join((before, body, block, after))


def written(trace: dict[str, Any]) -> str:
    """A trace as JSON. Half a letter, which no file holds, is a question mark."""
    text = json.dumps(trace, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")


def open_in_browser(trace: dict[str, Any]) -> pathlib.Path:
    """Writes the page with the trace into a temporary folder and opens it in the person's browser. Gives where it is.

    Raises `NoPage`, or `OSError` if it cannot be written.
    """
    # The page itself, where this package runs, too, has neither.
    import tempfile
    import webbrowser

    file = pathlib.Path(tempfile.mkdtemp(prefix="loopscope-")) / "run.html"
    file.write_text(document(trace), encoding="utf-8")
    webbrowser.open(file.as_uri())
    return file
