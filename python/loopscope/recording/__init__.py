"""Records a run: what happened to which task, when and at which line of the program."""

from .holding import Holding
from .notes import MODULE, Event, TaskRecord, describe
from .wakeups import Wakeups

__all__ = ["MODULE", "Event", "Recorder", "TaskRecord", "describe"]


class Recorder(Wakeups, Holding):
    """Hears of everything in a run, and keeps what a trace is made of."""
