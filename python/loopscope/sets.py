"""Where asyncio walks a set of tasks, its order is an accident of addresses. Here it is the order of creation."""

from __future__ import annotations

import asyncio
import asyncio.taskgroups
import asyncio.tasks
from collections.abc import Iterable, Iterator
from typing import Any

_real_all_tasks = asyncio.tasks.all_tasks
_real_group_init = asyncio.taskgroups.TaskGroup.__init__


class OrderedSet(set):
    """A set that is walked in the order of creation of the tasks in it; what is not a task, in that of insertion."""

    def __init__(self, items: Iterable[Any] = ()) -> None:
        super().__init__()
        self._order: dict[Any, None] = {}
        self.update(items)

    def __iter__(self) -> Iterator[Any]:
        items = list(self._order)
        if all(hasattr(item, "number") for item in items):
            items.sort(key=lambda item: item.number)
        return iter(items)

    def add(self, item: Any) -> None:
        super().add(item)
        self._order[item] = None

    def discard(self, item: Any) -> None:
        super().discard(item)
        self._order.pop(item, None)

    def remove(self, item: Any) -> None:
        super().remove(item)
        del self._order[item]

    def pop(self) -> Any:
        for item in self:
            self.remove(item)
            return item
        raise KeyError("pop from an empty set")

    def clear(self) -> None:
        super().clear()
        self._order.clear()

    def update(self, *others: Iterable[Any]) -> None:
        for other in others:
            for item in other:
                self.add(item)

    def copy(self) -> OrderedSet:
        return OrderedSet(self._order)

    def difference_update(self, *others: Iterable[Any]) -> None:
        for other in others:
            for item in list(other):
                self.discard(item)

    def intersection_update(self, *others: Iterable[Any]) -> None:
        kept = set.intersection(set(self._order), *others)
        self.difference_update([item for item in self._order if item not in kept])

    def symmetric_difference_update(self, other: Iterable[Any]) -> None:
        for item in OrderedSet(other):
            (self.discard if item in self else self.add)(item)

    def union(self, *others: Iterable[Any]) -> OrderedSet:
        return _changed(self, OrderedSet.update, *others)

    def difference(self, *others: Iterable[Any]) -> OrderedSet:
        return _changed(self, OrderedSet.difference_update, *others)

    def intersection(self, *others: Iterable[Any]) -> OrderedSet:
        return _changed(self, OrderedSet.intersection_update, *others)

    def symmetric_difference(self, other: Iterable[Any]) -> OrderedSet:
        return _changed(self, OrderedSet.symmetric_difference_update, other)

    def __or__(self, other: Any) -> Any:
        return self.union(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __sub__(self, other: Any) -> Any:
        return self.difference(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __and__(self, other: Any) -> Any:
        return self.intersection(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __xor__(self, other: Any) -> Any:
        return self.symmetric_difference(other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __ior__(self, other: Any) -> Any:
        self.update(other)
        return self

    def __isub__(self, other: Any) -> Any:
        self.difference_update(other)
        return self

    def __iand__(self, other: Any) -> Any:
        self.intersection_update(other)
        return self

    def __repr__(self) -> str:
        return f"{{{', '.join(map(repr, self))}}}" if self else "set()"


def _changed(items: OrderedSet, change: Any, *others: Any) -> OrderedSet:
    changed = items.copy()
    change(changed, *others)
    return changed


def all_tasks(loop: asyncio.AbstractEventLoop | None = None) -> OrderedSet:
    """`asyncio.all_tasks`."""
    return OrderedSet(sorted(_real_all_tasks(loop), key=lambda task: getattr(task, "number", 0)))


def group_init(self: asyncio.TaskGroup) -> None:
    """`TaskGroup.__init__`."""
    _real_group_init(self)
    self._tasks = OrderedSet()
