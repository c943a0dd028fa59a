"""What comes in."""

from loopscope.web.requests import Request

__all__ = ["Request"]
