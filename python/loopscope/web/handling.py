"""What happens between a request and its answer, once it is known whose it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

from ..values import Misfit
from .errors import RequestValidationError
from .requests import Request
from .responses import Response, answered
from .routes import Route
from .solving import Solving, run

if TYPE_CHECKING:
    from .app import FastAPI


async def handle(app: FastAPI, route: Route, request: Request) -> Response:
    """Dependencies, endpoint, answer. What is done once the answer is sent (in the background, and the ends of the
    dependencies) is left with the request."""
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
        background, response.background = response.background, None
        request.unfinished.append(_rest(stack.pop_all(), [it for it in (background, solving.background) if it]))
        return response
    raise RuntimeError("there is no answer: a dependency has kept the exception of its endpoint to itself")


def _rest(stack: AsyncExitStack, backgrounds: list[Any]) -> Callable[[], Awaitable[None]]:
    async def rest() -> None:
        async with stack:
            for background in backgrounds:
                await background()

    return rest
