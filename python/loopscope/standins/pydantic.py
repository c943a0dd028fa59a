"""Stands in for pydantic: plain models, whose fields are converted as pydantic does and have defaults."""

from __future__ import annotations

import inspect
import json
import sys
import typing
from collections.abc import Callable
from typing import Any

from loopscope.calls import Thing, unmeasured
from loopscope.values import FieldInfo, Misfit, convert, plain

__all__ = [
    "AnyUrl", "BaseModel", "ConfigDict", "EmailStr", "Field", "HttpUrl", "NonNegativeInt", "PositiveFloat", "PositiveInt",
    "ValidationError", "computed_field", "field_validator", "model_validator", "validator",
]  # fmt: skip

ConfigDict = dict


class EmailStr(str):
    """A text; nobody looks into it."""


class AnyUrl(str):
    """A text, too."""


HttpUrl = AnyUrl
PositiveInt = typing.Annotated[int, FieldInfo(gt=0)]
NonNegativeInt = typing.Annotated[int, FieldInfo(ge=0)]
PositiveFloat = typing.Annotated[float, FieldInfo(gt=0)]


def Field(default: Any = ..., **says: Any) -> Any:
    """A field's default and limits."""
    return FieldInfo(default, **says)


class ValidationError(ValueError):
    """A model's values do not fit."""

    def __init__(self, model: str, errors: list[dict[str, Any]]) -> None:
        self.title, self._errors = model, errors
        counted = f"{len(errors)} validation error{'s' * (len(errors) > 1)} for {model}"
        super().__init__("\n".join([counted, *map(_told, errors)]))

    def errors(self, **_: Any) -> list[dict[str, Any]]:
        return [{**error, "loc": tuple(error["loc"])} for error in self._errors]

    def error_count(self) -> int:
        return len(self._errors)


def _told(error: dict[str, Any]) -> str:
    given = error["input"]
    about = f"type={error['type']}, input_value={given!r}, input_type={type(given).__name__}"
    return f"{'.'.join(map(str, error['loc']))}\n  {error['msg']} [{about}]"


def field_validator(*fields: str, mode: str = "after", **_: Any) -> Callable[[Any], Any]:
    """Marks a class method that looks at a field."""

    def mark(method: Any) -> Any:
        function = method.__func__ if isinstance(method, (classmethod, staticmethod)) else method
        function._validates = fields, mode
        return classmethod(function)

    return mark


validator = field_validator


def model_validator(*, mode: str) -> Callable[[Any], Any]:
    """Marks a method that looks at a whole model, `before` its fields are converted or `after`."""

    def mark(method: Any) -> Any:
        function = method.__func__ if isinstance(method, classmethod) else method
        function._validates_all = mode
        return method

    return mark


def computed_field(method: Any = None, **_: Any) -> Any:
    """A property that is dumped like a field."""
    if method is None:
        return computed_field
    computed = method if isinstance(method, property) else property(method)
    computed.fget._is_computed = True
    return computed


class BaseModel(Thing):
    """A model: its annotations are its fields."""

    model_fields: typing.ClassVar[dict[str, FieldInfo]] = {}
    model_config: typing.ClassVar[dict[str, Any]] = {}
    _computed: typing.ClassVar[tuple[str, ...]] = ()
    _whole: typing.ClassVar[dict[str, tuple[Callable[..., Any], ...]]] = {"before": (), "after": ()}
    _validators: typing.ClassVar[dict[str, list[tuple[str, Callable[..., Any]]]]] = {}

    def __init_subclass__(cls, **config: Any) -> None:
        super().__init_subclass__()
        cls._read()

    @classmethod
    @unmeasured
    def _read(cls) -> None:
        fields = dict(cls.model_fields)
        own = _annotations(cls)
        for name, annotation in own.items():
            if typing.get_origin(annotation) is typing.ClassVar or name.startswith("_") or name == "model_config":
                continue
            fields[name] = _field(annotation, cls.__dict__.get(name, ...))
        cls.model_fields = fields
        cls._validators = {**cls._validators}
        cls._whole = {
            mode: (
                *known,
                *(it for it in map(_function, cls.__dict__.values()) if getattr(it, "_validates_all", "") == mode),
            )
            for mode, known in cls._whole.items()
        }
        computed = (name for name, it in cls.__dict__.items() if getattr(_function(it), "_is_computed", False))
        cls._computed = (*cls._computed, *computed)
        for method in list(cls.__dict__.values()):
            of, mode = getattr(getattr(method, "__func__", None), "_validates", ((), ""))
            for name in of:
                cls._validators[name] = [*cls._validators.get(name, []), (mode, method.__func__)]

    def __init__(self, /, **data: Any) -> None:
        try:
            self._take(data, ())
        except Misfit as misfit:
            raise ValidationError(type(self).__name__, misfit.errors) from None

    def _take(self, data: Any, place: tuple[Any, ...]) -> None:
        """Becomes what the data say."""
        try:
            for look in self._whole["before"]:
                data = look(type(self), data)
            self.__dict__.update(self._converted(data, place))
            for look in self._whole["after"]:
                look(self)
        except Misfit:
            raise
        except (ValueError, AssertionError) as error:
            raise Misfit.one("value_error", place, f"Value error, {error}", data) from None

    @classmethod
    def _converted(cls, data: dict[str, Any], place: tuple[Any, ...]) -> dict[str, Any]:
        errors: list[dict[str, Any]] = []
        values: dict[str, Any] = {}
        for name, field in cls.model_fields.items():
            key = field.alias if field.alias in data else name
            try:
                if key in data:
                    values[name] = cls._value(name, field, data[key], (*place, key))
                elif field.is_required():
                    raise Misfit.one("missing", (*place, key), "Field required", data)
                else:
                    values[name] = _copied(field.get_default())
            except Misfit as misfit:
                errors += misfit.errors
        if errors:
            raise Misfit(errors)
        extra = cls.model_config.get("extra")
        more = {key: it for key, it in data.items() if key not in values and key not in _aliases(cls)}
        if more and extra == "forbid":
            key, it = next(iter(more.items()))
            raise Misfit.one("extra_forbidden", (*place, key), "Extra inputs are not permitted", it)
        return {**values, **(more if extra == "allow" else {})}

    @classmethod
    def _value(cls, name: str, field: FieldInfo, value: Any, place: tuple[Any, ...]) -> Any:
        validators, given = cls._validators.get(name, []), value
        try:
            for mode, function in validators:
                value = function(cls, value) if mode == "before" else value
            value = convert(field.annotation, value, place)
            if exceeded := field.exceeded(value):
                raise Misfit.one(exceeded[0], place, exceeded[1], given)
            for mode, function in validators:
                value = function(cls, value) if mode != "before" else value
        except Misfit:
            raise
        except (ValueError, AssertionError) as error:
            raise Misfit.one("value_error", place, f"Value error, {error}", value) from None
        return value

    @classmethod
    def convert(cls, value: Any, place: tuple[Any, ...] = ()) -> Any:
        """The model of a dict, or of an object with attributes, for whoever converts what it is part of."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            if isinstance(value, (str, bytes, int, float, list, tuple, type(None))):
                message = "Input should be a valid dictionary or object to extract fields from"
                raise Misfit.one("model_attributes_type", place, message, value)
            value = {name: getattr(value, name) for name in cls.model_fields if hasattr(value, name)}
        made = cls.__new__(cls)
        made._take(value, place)
        return made

    @classmethod
    def model_validate(cls, value: Any, **_: Any) -> Any:
        try:
            return cls.convert(value)
        except Misfit as misfit:
            raise ValidationError(cls.__name__, misfit.errors) from None

    @classmethod
    def model_validate_json(cls, text: str | bytes, **_: Any) -> Any:
        return cls.model_validate(json.loads(text))

    def model_dump(
        self, *, by_alias: bool = False, exclude_none: bool = False, include=None, exclude=(), mode="python", **_: Any
    ) -> dict[str, Any]:
        names = {name: field.alias or name for name, field in self.model_fields.items()} if by_alias else {}
        dumped = {
            names.get(name, name): _dumped(value)
            for name, value in {**self.__dict__, **{name: getattr(self, name) for name in self._computed}}.items()
            if not (exclude_none and value is None) and name not in (exclude or ()) and (not include or name in include)
        }
        return plain(dumped) if mode == "json" else dumped

    def model_dump_json(self, **options: Any) -> str:
        return json.dumps(plain(self.model_dump(**options)), ensure_ascii=False, separators=(",", ":"))

    def model_copy(self, *, update: dict[str, Any] | None = None, **_: Any) -> Any:
        made = type(self).__new__(type(self))
        made.__dict__.update({**self.__dict__, **(update or {})})
        return made

    dict, json, copy = model_dump, model_dump_json, model_copy

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None

    def __iter__(self):
        return iter(self.__dict__.items())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    def __str__(self) -> str:
        return " ".join(f"{name}={value!r}" for name, value in self.__dict__.items())


def _annotations(cls: type) -> dict[str, Any]:
    try:
        return inspect.get_annotations(cls, eval_str=True)
    except NameError:
        # A name of the function that the class is written in, or one that comes later.
        frame, own = sys._getframe(4), inspect.get_annotations(cls)
        return {name: _evaluated(it, frame) for name, it in own.items()}


def _evaluated(annotation: Any, frame: Any) -> Any:
    try:
        return eval(annotation, frame.f_globals, frame.f_locals) if isinstance(annotation, str) else annotation
    except NameError:
        return Any


def _function(member: Any) -> Any:
    """What a class method or a property is made of."""
    return getattr(member, "__func__", None) or getattr(member, "fget", None) or member


def _field(annotation: Any, default: Any) -> FieldInfo:
    if isinstance(default, FieldInfo):
        default.annotation = annotation
        return default
    return FieldInfo(default, annotation=annotation)


def _aliases(cls: type[BaseModel]) -> set[str | None]:
    return {field.alias for field in cls.model_fields.values()}


def _copied(default: Any) -> Any:
    return default.copy() if type(default) in (list, dict, set) else default


def _dumped(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, (list, tuple)):
        return type(value)(_dumped(it) for it in value)
    return {key: _dumped(it) for key, it in value.items()} if isinstance(value, dict) else value
