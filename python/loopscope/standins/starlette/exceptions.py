"""What an endpoint raises to answer."""

from loopscope.web.errors import HTTPException

__all__ = ["HTTPException"]
