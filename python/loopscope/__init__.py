"""Loopscope for Python: runs an asyncio program on a clock that jumps, and records what its event loop does.

    python -m loopscope run program.py -o trace.json

In a notebook `await loopscope.show(main())` and `loopscope.predict(main)` show a run in its cell.

CPython itself runs the program, so its log is CPython's, at the same microsecond. `burn(3)` computes for exactly three
seconds of a run.
"""

from .limits import Limits
from .notebook import Shown, predict, show
from .program import Run, run_file, run_source
from .times import burn

__version__ = "0.1.0"
__all__ = ["Limits", "Run", "Shown", "burn", "predict", "run_file", "run_source", "show"]
