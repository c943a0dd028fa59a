"""Who computes at the same time shares the processors: max-min fair, in continuous time, exact.

Times are microseconds: whole numbers as long as nobody shares, fractions where somebody does.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Literal, Union

Moment = Union[int, Fraction]
"""µs since the start of the run."""

Kind = Literal["inside", "apart", "blocking"]
"""Computing in this interpreter, under its GIL; computing in a process of its own; blocking, which takes no processor."""

MOST_BITS = 2_000
"""So long may the denominator of what is left of a work be; beyond, it is rounded: fractions grow with every share."""


class Work:
    """Something that takes a while: `left` is for how long alone, in µs. `end` is called when it is over."""

    __slots__ = ("left", "kind", "end")

    def __init__(self, left: Moment, kind: Kind, end: Callable[[], None]) -> None:
        self.left, self.kind, self.end = left, kind, end


class Processors:
    """`cores` processors, and all that is going on on them, in the order of its start."""

    def __init__(self, cores: int, gil: bool) -> None:
        self.cores, self.gil = cores, gil
        self.works: list[Work] = []

    def next_end(self, now: Moment) -> Moment | None:
        """When the next work is over, if nothing begins before."""
        if not self.works:
            return None
        rates = self._rates()
        return now + min(_over(work.left, rates[work.kind]) for work in self.works)

    def work(self, us: Moment) -> None:
        """Lets everybody work for so long; nobody is over before the end of it."""
        rates = self._rates()
        for work in self.works:
            work.left = _short(work.left - us * rates[work.kind])

    def take_ended(self) -> list[Work]:
        """Takes away what is over, in the order of its start."""
        ended = [work for work in self.works if work.left <= 0]
        if ended:
            self.works = [work for work in self.works if work.left > 0]
        return ended

    def _rates(self) -> dict[str, Moment]:
        """How fast each kind goes: an even share of the cores, and of one core under the GIL."""
        inside = sum(work.kind == "inside" for work in self.works)
        apart = sum(work.kind == "apart" for work in self.works)
        even = min(Fraction(1), Fraction(self.cores, max(1, inside + apart)))
        inner = min(even, Fraction(1, inside)) if self.gil and inside else even
        outer = min(Fraction(1), (self.cores - inner * inside) / apart) if apart else even
        return {"inside": _whole(inner), "apart": _whole(outer), "blocking": 1}


def _whole(number: Moment) -> Moment:
    """The same as an `int`, if it is one: these are fast."""
    return number.numerator if number.denominator == 1 else number


def _over(us: Moment, rate: Moment) -> Moment:
    return us if rate == 1 else _whole(Fraction(us) / rate)


def _short(us: Moment) -> Moment:
    if us.denominator.bit_length() > MOST_BITS:
        us = Fraction(round(us * 2**64), 2**64)
    return _whole(us)
