"""A URL that knows its parts."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from ..calls import Thing


class URL(Thing):
    """What the libraries' own classes have in common; they call the host and the query in their own ways."""

    def __init__(self, url: Any = "") -> None:
        self._text, self._parts = str(url), urlsplit(str(url))

    @property
    def scheme(self) -> str:
        return self._parts.scheme

    @property
    def port(self) -> int | None:
        return self._parts.port

    @property
    def path(self) -> str:
        return unquote(self._parts.path) or "/"

    @property
    def fragment(self) -> str:
        return self._parts.fragment

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (URL, str)) and self._text == str(other)

    def __hash__(self) -> int:
        return hash(self._text)

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"URL({self._text!r})"
