"""What an endpoint raises to answer, and what is wrong with a request."""

from loopscope.web.errors import HTTPException, RequestValidationError

__all__ = ["HTTPException", "RequestValidationError"]
