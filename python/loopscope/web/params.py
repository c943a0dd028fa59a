"""The parameters of a query, as httpx has them."""

from __future__ import annotations

from typing import Any

from .. import internet


class QueryParams(dict):
    """Of each name the first value; `get_list` gives all. Texts, as a URL has them."""

    def __init__(self, params: Any = None) -> None:
        self._pairs = [(str(name), _in_query(value)) for name, value in internet.pairs(params)]
        super().__init__(reversed(self._pairs))

    def get_list(self, name: str) -> list[str]:
        return [value for key, value in self._pairs if key == name]

    def multi_items(self) -> list[tuple[str, str]]:
        return list(self._pairs)

    def merge(self, params: Any) -> QueryParams:
        """With others, which take the place of those of the same name."""
        others = QueryParams(params)
        return QueryParams([pair for pair in self._pairs if pair[0] not in others] + others._pairs)


def _in_query(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
