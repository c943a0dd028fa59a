"""What happens between a request and its answer, once it is known whose it is."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from ..values import Misfit
from .errors import RequestValidationError
from .requests import Request
from .responses import Response, answered
from .routes import Route
from .solving import Solving, run

if TYPE_CHECKING:
    from .app import FastAPI


async def handle(app: FastAPI, route: Route, request: Request) -> Response:
    """Dependencies, endpoint, answer, what is done in the background, and the ends of the dependencies."""
    async with AsyncExitStack() as stack:
        solving = Solving(request, stack, app.dependency_overrides, route.embedded)
        values = await solving.solve(route.dependant)
        if solving.errors:
            raise RequestValidationError(solving.errors)
        result = await run(route.endpoint, values)
        try:
            result = route.answer_of(result)
        except Misfit as misfit:
            raise ValueError(f"the result does not fit its response_model: {misfit}") from None
        status = solving.response.status_code or route.status_code or 200
        response = answered(result, status, route.response_class)
        for name, value in solving.response.headers.items():
            response.headers.setdefault(name, value)
        await response.send()
        for background in (response.background, solving.background):
            if background is not None:
                await background()
        response.background = None
    return response
