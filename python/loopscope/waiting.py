"""The loop's thread waits for workers: the clock goes on until they have come."""

from __future__ import annotations

from collections.abc import Callable

from .clock import current
from .errors import NotHere


def wait_for(is_over: Callable[[], bool], timeout: float | None = None) -> None:
    """Lets the clock of the run go on until `is_over()`, at most for `timeout` seconds. Outside of a run it does nothing."""
    clock = current()
    if clock is None or is_over():
        return
    if clock.job is not None:
        raise NotHere("waiting in a thread for another one", "give the loop what is left to do: call_soon_threadsafe")
    clock.count_computing()
    with clock.observer.blocking():
        if timeout is None:
            clock.wait_until(is_over)
            return
        late: list[bool] = []
        clock.begin(round(timeout * 1_000_000), "blocking", lambda: late.append(True))
        clock.wait_until(lambda: bool(late) or is_over())
