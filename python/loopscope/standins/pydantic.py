"""Stands in for pydantic: plain models, whose fields are converted as pydantic does and have defaults."""

from __future__ import annotations

import copy
import enum
import inspect
import json
import sys
import typing
from collections.abc import Callable
from typing import Any

from loopscope.calls import Thing, unmeasured
from loopscope.errors import lacks
from loopscope.values import (
    FieldInfo,
    Misfit,
    convert,
    dumped,
    is_wanted,
    plain,
    within,
)
from loopscope.values.models import ValidationInfo, config_of, field_of, looked

__all__ = [
    "AnyUrl", "BaseModel", "ConfigDict", "EmailStr", "Field", "HttpUrl", "NonNegativeInt", "PositiveFloat", "PositiveInt",
    "ValidationError", "ValidationInfo", "computed_field", "field_validator", "model_validator", "validator",
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

    def json(self, *, indent: int | None = None, **_: Any) -> str:
        return json.dumps(plain(self.errors()), ensure_ascii=False, indent=indent)

    def error_count(self) -> int:
        return len(self._errors)


def _told(error: dict[str, Any]) -> str:
    given = error["input"]
    about = f"type={error['type']}, input_value={given!r}, input_type={type(given).__name__}"
    place = ".".join(map(str, error["loc"]))
    return "\n".join(filter(None, (place, f"  {error['msg']} [{about}]")))


def field_validator(*fields: str, mode: str = "after", **_: Any) -> Callable[[Any], Any]:
    """Marks a class method that looks at a field."""
    _known("field_validator", mode, ("after", "before", "plain"))

    def mark(method: Any) -> Any:
        function = method.__func__ if isinstance(method, (classmethod, staticmethod)) else method
        function._validates = fields, mode
        return classmethod(function)

    return mark


def validator(*fields: str, pre: bool = False, each_item: bool = False, **_: Any) -> Callable[[Any], Any]:
    """As it was before pydantic 2."""
    _known("validator", "each_item" if each_item else "pre", ("always", "pre"))
    return field_validator(*fields, mode="before" if pre else "after")


def _known(what: str, name: str, has: tuple[str, ...]) -> None:
    if name not in has:
        raise AttributeError(lacks(f"the stand-in for pydantic.{what}", name, has))


def model_validator(*, mode: str) -> Callable[[Any], Any]:
    """Marks a method that looks at a whole model, `before` its fields are converted or `after`."""
    _known("model_validator", mode, ("after", "before"))

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

    __slots__ = ("_set",)
    model_fields: typing.ClassVar[dict[str, FieldInfo]] = {}
    model_config: typing.ClassVar[dict[str, Any]] = {}
    _computed: typing.ClassVar[tuple[str, ...]] = ()
    _whole: typing.ClassVar[dict[str, tuple[Callable[..., Any], ...]]] = {"before": (), "after": ()}
    _validators: typing.ClassVar[dict[str, list[tuple[str, Callable[..., Any]]]]] = {}

    def __init_subclass__(cls, **config: Any) -> None:
        super().__init_subclass__()
        cls._read(config)

    @classmethod
    @unmeasured
    def _read(cls, config: dict[str, Any]) -> None:
        fields = dict(cls.model_fields)
        own = _annotations(cls)
        cls.model_config = config_of(cls, config)
        for name, annotation in own.items():
            if typing.get_origin(annotation) is typing.ClassVar or name.startswith("_") or name == "model_config":
                continue
            fields[name] = field_of(annotation, cls.__dict__.get(name, ...))
            if make := cls.model_config.get("alias_generator"):
                field = fields[name]
                field.alias = field.alias or make(name)
                field.validation_alias = field.validation_alias or field.alias
                field.serialization_alias = field.serialization_alias or field.alias
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
            values, self._set = self._converted(data, place)
            self.__dict__.update(values)
            self.model_post_init(None)
            for look in self._whole["after"]:
                look(self)
        except Misfit:
            raise
        except (ValueError, AssertionError) as error:
            raise Misfit.one("value_error", place, f"Value error, {error}", data) from None

    @classmethod
    def _converted(cls, data: dict[str, Any], place: tuple[Any, ...]) -> tuple[dict[str, Any], set[str]]:
        """The values, and the names of those that the data say."""
        given: set[str] = set()
        errors: list[dict[str, Any]] = []
        values: dict[str, Any] = {}
        by_name = cls.model_config.get("populate_by_name") or cls.model_config.get("validate_by_name")
        for name, field in cls.model_fields.items():
            alias = field.validation_alias or name
            key = name if alias not in data and (by_name or name == alias) else alias
            try:
                if key in data:
                    values[name] = cls._value(name, field, data[key], (*place, key), values)
                    given.add(name)
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
        more = more if extra == "allow" else {}
        return {**values, **more}, given | set(more)

    @classmethod
    def _value(cls, name: str, field: FieldInfo, value: Any, place: tuple[Any, ...], before: dict[str, Any]) -> Any:
        validators, given = [*cls._validators.get(name, []), *cls._validators.get("*", [])], value
        info = ValidationInfo(before, name)
        try:
            for mode, function in validators:
                value = looked(cls, function, value, info) if mode == "before" else value
            if not any(mode == "plain" for mode, _ in validators):
                value = convert(field.annotation, value, place)
            if isinstance(value, str) and cls.model_config.get("str_strip_whitespace"):
                value = value.strip()
            if exceeded := field.exceeded(value):
                raise Misfit.one(exceeded[0], place, exceeded[1], given)
            for mode, function in validators:
                value = looked(cls, function, value, info) if mode != "before" else value
            if isinstance(value, enum.Enum) and cls.model_config.get("use_enum_values"):
                value = value.value
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
    def model_validate(cls, value: Any, *, from_attributes: bool | None = None) -> Any:
        try:
            return cls.convert(value)
        except Misfit as misfit:
            raise ValidationError(cls.__name__, misfit.errors) from None

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Any:
        try:
            value = json.loads(text)
        except ValueError as error:
            misfit = Misfit.one("json_invalid", (), f"Invalid JSON: {error}", text)
            raise ValidationError(cls.__name__, misfit.errors) from None
        return cls.model_validate(value)

    def model_dump(
        self, *, mode="python", include=None, exclude=None, by_alias: bool | None = False, exclude_unset: bool = False,
        exclude_defaults: bool = False, exclude_none: bool = False, warnings: Any = True,
    ) -> dict[str, Any]:  # fmt: skip
        inside = {
            "by_alias": by_alias, "exclude_unset": exclude_unset, "exclude_defaults": exclude_defaults,
            "exclude_none": exclude_none,
        }  # fmt: skip
        made = {}
        for name, value in {**self.__dict__, **{name: getattr(self, name) for name in self._computed}}.items():
            field = self.model_fields.get(name)
            is_left_out = (
                not is_wanted(name, include, exclude)
                or exclude_none and value is None
                or field is not None and (
                    field.exclude
                    or exclude_unset and name not in self._set
                    or exclude_defaults and not field.is_required() and value == field.get_default()
                )
            )  # fmt: skip
            if not is_left_out:
                key = by_alias and field is not None and field.serialization_alias or name
                made[key] = dumped(value, within(include, name), within(exclude, name), **inside)
        return plain(made, in_model=True) if mode == "json" else made

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        separators = (",", ":") if indent is None else None
        return json.dumps(self.model_dump(mode="json", **options), ensure_ascii=False, indent=indent, separators=separators)

    def model_copy(self, *, update: dict[str, Any] | None = None, deep: bool = False) -> Any:
        made = copy.deepcopy(self) if deep else type(self).__new__(type(self))
        made.__dict__.update({**({} if deep else self.__dict__), **(update or {})})
        made._set = self._set | set(update or ())
        return made

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Any:
        """A model of values that nobody looks at."""
        made = cls.__new__(cls)
        missing = {name: it for name, it in cls.model_fields.items() if name not in values and not it.is_required()}
        made.__dict__.update({**{name: _copied(it.get_default()) for name, it in missing.items()}, **values})
        made._set = set(values) if _fields_set is None else _fields_set
        return made

    def model_post_init(self, context: Any, /) -> None:
        """A program may say what is to be done once the fields have their values."""

    @property
    def model_fields_set(self) -> set[str]:
        return self._set

    def __setattr__(self, name: str, value: Any) -> None:
        field, config = self.model_fields.get(name), self.model_config
        if name.startswith("_") or isinstance(getattr(type(self), name, None), property):
            return object.__setattr__(self, name, value)
        if field is None and config.get("extra") != "allow":
            raise ValueError(f'"{type(self).__name__}" object has no field "{name}"')
        try:
            if config.get("frozen") or field is not None and field.frozen:
                kind = "instance" if config.get("frozen") else "field"
                message = "Instance is frozen" if kind == "instance" else "Field is frozen"
                raise Misfit.one(f"frozen_{kind}", (name,), message, value)
            if field is not None and config.get("validate_assignment"):
                value = self._value(name, field, value, (name,), self.__dict__)
        except Misfit as misfit:
            raise ValidationError(type(self).__name__, misfit.errors) from None
        self.__dict__[name] = value
        self._set.add(name)

    dict, json, copy = model_dump, model_dump_json, model_copy

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        if not self.model_config.get("frozen"):
            raise TypeError(f"unhashable type: {type(self).__name__!r}")
        return hash((type(self), *self.__dict__.values()))

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


def _aliases(cls: type[BaseModel]) -> set[str | None]:
    return {field.validation_alias for field in cls.model_fields.values()}


def _copied(default: Any) -> Any:
    return default.copy() if type(default) in (list, dict, set) else default

