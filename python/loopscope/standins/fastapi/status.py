"""`status.HTTP_404_NOT_FOUND` and the others."""

from starlette.status import *  # noqa: F403
from starlette.status import __all__ as __all__
