"""Answers, Starlette's."""

from starlette.responses import *  # noqa: F403
from starlette.responses import __all__ as __all__
