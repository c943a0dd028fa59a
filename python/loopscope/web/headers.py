"""Headers, whose names are the same in large and small letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from ..calls import Thing


class Headers(Thing, MutableMapping):
    """Keeps names as they were given, as requests and aiohttp do."""

    def __init__(self, headers: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None) -> None:
        self._items: dict[str, tuple[str, Any]] = {}
        self.update(headers or {})

    def _named(self, name: str) -> str:
        return name

    def __getitem__(self, name: str) -> Any:
        try:
            return self._items[name.lower()][1]
        except KeyError:
            raise KeyError(name) from None

    def __setitem__(self, name: str, value: Any) -> None:
        self._items[name.lower()] = self._named(name), value

    def __delitem__(self, name: str) -> None:
        del self._items[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._items

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self._items.values()])

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return {key: value for key, (_, value) in self._items.items()} == {key.lower(): it for key, it in other.items()}

    __hash__ = None

    def copy(self) -> Headers:
        return type(self)(self)

    def __repr__(self) -> str:
        return repr(dict(self))


class LowerHeaders(Headers):
    """Gives names in small letters, as httpx and Starlette do."""

    def _named(self, name: str) -> str:
        return name.lower()

    def __repr__(self) -> str:
        return f"Headers({dict(self)!r})"
