"""Routes: which path and method lead to which function."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from typing import Any

from ..calls import unmeasured
from ..values import convert, dumped, fitting, plain
from .parameters import Depends, Parameter, dependant, signature
from .responses import JSONResponse, Response

_IN_PATH = re.compile(r"\{(\w+)(?::(\w+))?\}")
_KINDS: dict[str | None, tuple[str, type]] = {
    None: ("[^/]+", str), "str": ("[^/]+", str), "path": (".*", str), "int": ("[0-9]+", int),
    "float": (r"[0-9]+(?:\.[0-9]+)?", float), "uuid": ("[0-9a-fA-F-]{36}", str),
}  # fmt: skip


class Route:
    """A path, its methods and its function, with what the function depends on."""

    @unmeasured
    def __init__(
        self,
        path: str,
        endpoint: Callable[..., Any],
        methods: Sequence[str],
        *,
        status_code: int | None = None,
        response_model: Any = ...,
        response_class: type[Response] = JSONResponse,
        dependencies: Sequence[Depends] = (),
        **says: Any,
    ) -> None:
        self.path, self.endpoint, self.methods = path, endpoint, [method.upper() for method in methods]
        self.status_code, self.response_class = status_code, response_class
        self.response_model = _returned(endpoint) if response_model is ... else response_model
        self.dependencies = list(dependencies)
        self.shown: dict[str, Any] = {name: it for name, it in says.items() if name.startswith("response_model_")}
        self._kinds = {name: _KINDS.get(kind, _KINDS[None])[1] for name, kind in _IN_PATH.findall(path) if kind}
        self._pattern = re.compile(self._regex(path))
        names = {name for name, _ in _IN_PATH.findall(path)}
        self.dependant = dependant(endpoint, names)
        first = [(None, dependant(it.dependency, names), it.use_cache) for it in self.dependencies if it.dependency]
        self.dependant.dependencies[:0] = first
        bodies = {it.name: it for it in self.dependant.of_all() if it.place == "body"}
        self.bodies, self.embedded = bodies, len(bodies) > 1 or any(it.says.embed for it in bodies.values())

    @staticmethod
    def _regex(path: str) -> str:
        regex, end = "", 0
        for part in _IN_PATH.finditer(path):
            regex += re.escape(path[end : part.start()]) + f"(?P<{part[1]}>{_KINDS.get(part[2], _KINDS[None])[0]})"
            end = part.end()
        return regex + re.escape(path[end:])

    def under(self, prefix: str, dependencies: Sequence[Depends]) -> Route:
        """The same route of a router that is included there."""
        return Route(
            prefix + self.path,
            self.endpoint,
            self.methods,
            status_code=self.status_code,
            response_model=self.response_model,
            response_class=self.response_class,
            dependencies=[*dependencies, *self.dependencies],
            **self.shown,
        )

    def match(self, path: str) -> dict[str, Any] | None:
        """The parameters in a path, if it is this route's."""
        found = self._pattern.fullmatch(path)
        if found is None:
            return None
        return {name: self._kinds.get(name, str)(text) for name, text in found.groupdict().items()}

    @unmeasured
    def answer_of(self, value: Any) -> Any:
        """An endpoint's result as its `response_model` shows it."""
        model = self.response_model
        if model is None or isinstance(value, Response):
            return value
        options = {"by_alias": True, **{name.removeprefix("response_model_"): it for name, it in self.shown.items()}}
        shown = convert(model, _without_model(value, options.get("exclude_unset", False)))
        return plain(dumped(shown, **options), in_model=True) if issubclass(self.response_class, JSONResponse) else shown

    def filled(self, k: int) -> str:
        """A path with what it takes for the k-th request of its kind."""
        known = {it.key: it for it in self.dependant.of_all() if it.place == "path"}
        path = _IN_PATH.sub(lambda part: str(_fits(known.get(part[1]), k)), self.path)
        asked = {it.key: it for it in self.dependant.of_all() if it.place == "query" and it.says.is_required()}
        query = "&".join(f"{key}={_in_query(_fits(it, k))}" for key, it in asked.items())
        return f"{path}?{query}" if query else path

    def body(self, k: int) -> Any:
        """What JSON says in the body of that request, or `...` if there is none."""
        if not self.bodies:
            return ...
        fits = {it.key: fitting(it.kind, it.name, k, it.says.limits) for it in self.bodies.values()}
        return fits if self.embedded else next(iter(fits.values()))


def _returned(endpoint: Callable[..., Any]) -> Any:
    """What the signature says that it gives; an answer is shown as it is."""
    kind = signature(endpoint).return_annotation
    is_answer = isinstance(kind, type) and issubclass(kind, Response)
    return None if kind is inspect.Signature.empty or is_answer else kind


def _fits(parameter: Parameter | None, k: int) -> Any:
    if parameter is None or parameter.kind in (str, Any):
        return k
    return fitting(parameter.kind, parameter.name, k, parameter.says.limits)


def _in_query(value: Any) -> str:
    return str(value[0] if isinstance(value, list) else value).replace(" ", "+")


def _without_model(value: Any, exclude_unset: bool) -> Any:
    """A model's values, so that another model can be made of them."""
    if hasattr(value, "model_dump"):
        return value.model_dump(by_alias=True, exclude_unset=exclude_unset)
    return [_without_model(it, exclude_unset) for it in value] if isinstance(value, (list, tuple)) else value
