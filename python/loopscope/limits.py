"""How much a run may do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a run may have of each.

    `steps` are callbacks that the loop runs and things that take time; `seconds` are real ones (0: as many as it takes),
    `memory` is bytes (0: as many as there are).
    """

    steps: int = 5_000_000
    lines: int = 100_000
    tasks: int = 100_000
    seconds: float = 10
    memory: int = 2 * 1024**3
    ends_process: bool = False
    """Whether the process may be ended, if nothing else ends the program."""
    picture: int = 500_000
    """After so many steps events are no longer kept: who draws more of them sees no more."""
