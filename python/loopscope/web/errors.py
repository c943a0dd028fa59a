"""What an endpoint raises to answer."""

from __future__ import annotations

from typing import Any

from ..internet import phrase


class HTTPException(Exception):
    """An answer that is no success."""

    def __init__(self, status_code: int, detail: Any = None, headers: dict[str, str] | None = None) -> None:
        self.status_code, self.headers = status_code, headers
        self.detail = phrase(status_code) if detail is None else detail
        super().__init__(status_code, self.detail)

    def __str__(self) -> str:
        return f"{self.status_code}: {self.detail}"


class RequestValidationError(ValueError):
    """A request's parameters or body do not fit."""

    def __init__(self, errors: list[dict[str, Any]], body: Any = None) -> None:
        super().__init__(errors)
        self._errors, self.body = errors, body

    def errors(self) -> list[dict[str, Any]]:
        return self._errors


HTTPException.__module__ = RequestValidationError.__module__ = "fastapi.exceptions"
