"""pydantic's stand-in: plain models."""

import unittest

from .programs import run


def said(text):
    result = run("from pydantic import *\n" + text)
    assert result.outcome == "finished", result.error
    return [line for _, line in result.log]


class Models(unittest.TestCase):
    def test_fields_are_converted_and_have_defaults(self):
        lines = said(
            """
from datetime import datetime
from typing import Optional
class Tag(BaseModel):
    name: str
class Item(BaseModel):
    id: int
    price: float = 1
    tags: list[Tag] = []
    when: Optional[datetime] = None
    ids: set[int] = Field(default_factory=set)
class Big(Item):
    size: int = Field(5, ge=1, alias="theSize")
item = Item(id="3", tags=[{"name": "a"}], when="2024-01-02T03:04:05")
print(item)
print(repr(Item(id=1).model_copy(update={"price": 2.5})))
print(item.tags[0].name, item.when.year, Item(id=1).tags is Item(id=1).tags)
print(Item(id=1) == Item(id=1), Big.model_validate({"id": 1, "theSize": "7"}).size, list(Big.model_fields))
print(Item(id=1).model_dump(exclude={"ids"}), item.model_dump_json(exclude={"ids"}))
"""
        )
        self.assertEqual(
            lines,
            [
                "id=3 price=1 tags=[Tag(name='a')] when=datetime.datetime(2024, 1, 2, 3, 4, 5) ids=set()",
                "Item(id=1, price=2.5, tags=[], when=None, ids=set())",
                "a 2024 False",
                "True 7 ['id', 'price', 'tags', 'when', 'ids', 'size']",
                "{'id': 1, 'price': 1, 'tags': [], 'when': None} "
                '{"id":3,"price":1,"tags":[{"name":"a"}],"when":"2024-01-02T03:04:05"}',
            ],
        )

    def test_what_does_not_fit_is_told_field_by_field(self):
        lines = said(
            """
class Item(BaseModel):
    id: int
    name: str = Field(max_length=3)
    @field_validator("name")
    @classmethod
    def small(cls, name):
        if name != name.lower(): raise ValueError("must be small")
        return name
for values in ({"name": "long"}, {"id": "x", "name": "A"}):
    try: Item(**values)
    except ValidationError as error: print(error.error_count(), [(it["loc"], it["type"], it["msg"]) for it in error.errors()])
try: Item(id=1.5, name="a")
except ValueError as error: print(error)
"""
        )
        self.assertEqual(
            lines,
            [
                "2 [(('id',), 'missing', 'Field required'), (('name',), 'string_too_long', 'String should have at most 3 characters')]",
                "2 [(('id',), 'int_parsing', 'Input should be a valid integer, unable to parse string as an integer'), "
                "(('name',), 'value_error', 'Value error, must be small')]",
                "1 validation error for Item",
                "id",
                "  Input should be a valid integer, got a number with a fractional part "
                "[type=int_from_float, input_value=1.5, input_type=float]",
            ],
        )

    def test_a_whole_model_is_looked_at_before_and_after_and_has_computed_fields(self):
        lines = said(
            """
class Span(BaseModel):
    begin: int
    end: int
    @model_validator(mode="before")
    @classmethod
    def both(cls, data): return {"begin": 1, **data}
    @model_validator(mode="after")
    def forward(self):
        if self.end < self.begin: raise ValueError("backwards")
        return self
    @computed_field
    @property
    def length(self) -> int: return self.end - self.begin
print(Span(end=5).model_dump(), repr(Span(end=3)))
try: Span(begin=9, end=5)
except ValidationError as error: print(error.errors()[0]["msg"])
"""
        )
        self.assertEqual(
            lines,
            ["{'begin': 1, 'end': 5, 'length': 4} Span(begin=1, end=3)", "Value error, backwards"],
        )

    def test_types_with_names_of_their_own(self):
        lines = said(
            """
class Item(BaseModel):
    mail: EmailStr
    page: HttpUrl
    count: PositiveInt
print(Item(mail="a@b.c", page="https://a.b", count="3"))
try: Item(mail="a@b.c", page=5, count=0)
except ValidationError as error: print([(it["loc"], it["type"]) for it in error.errors()])
"""
        )
        self.assertEqual(
            lines,
            ["mail='a@b.c' page='https://a.b' count=3", "[(('page',), 'string_type'), (('count',), 'greater_than')]"],
        )

    def test_annotations_may_be_texts_and_name_classes_that_come_later(self):
        lines = [
            line
            for _, line in run(
                """
                from __future__ import annotations
                from pydantic import BaseModel
                def main():
                    class Inner(BaseModel):
                        n: int
                    class Outer(BaseModel):
                        inner: Inner
                        items: list[Inner] = []
                    print(Outer(inner={"n": "1"}, items=[{"n": 2}]))
                main()
                """
            ).log
        ]
        self.assertEqual(lines, ["inner=Inner(n=1) items=[Inner(n=2)]"])

    def test_dumps_leave_out_what_they_are_told_to_inside_of_models_too(self):
        lines = said(
            """
class Part(BaseModel):
    a: int | None = None
    secret: str = Field("s", exclude=True)
class Whole(BaseModel):
    name: str = "x"
    part: Part = Part()
    parts: list[Part] = []
whole = Whole(parts=[{"a": 1}, {}])
print(whole.model_dump(exclude_none=True))
print(whole.model_dump(exclude_unset=True), whole.model_fields_set)
print(whole.model_dump(exclude_defaults=True))
print(whole.model_dump(include={"name": True, "part": {"a"}}))
print(whole.model_dump(exclude={"parts": {"__all__": {"a"}}, "part": True}))
whole.name = "y"
print(whole.model_dump(exclude_unset=True, include={"name"}))
print(Part(a=1).model_dump_json(indent=2))
try: whole.model_dump(shape="round")
except TypeError as error: print("TypeError")
"""
        )
        self.assertEqual(
            lines,
            [
                "{'name': 'x', 'part': {}, 'parts': [{'a': 1}, {}]}",
                "{'parts': [{'a': 1}, {}]} {'parts'}",
                "{'parts': [{'a': 1}, {}]}",
                "{'name': 'x', 'part': {'a': None}}",
                "{'name': 'x', 'parts': [{}, {}]}",
                "{'name': 'y'}",
                '{',
                '  "a": 1',
                '}',
                "TypeError",
            ],
        )

    def test_a_model_is_as_its_configuration_says(self):
        lines = said(
            """
class Base(BaseModel):
    model_config = ConfigDict(str_strip_whitespace=True, extra="forbid")
    name: str = Field(min_length=1, alias="Name")
class Frozen(Base, frozen=True):
    pass
class Checked(BaseModel):
    class Config:
        validate_assignment = True
        populate_by_name = True
    n: int = Field(0, alias="N")
def tried(function):
    try: print(function())
    except ValidationError as error: print(error.errors()[0]["type"], error.errors()[0]["loc"])
tried(lambda: Frozen(Name="  a "))
tried(lambda: Frozen(name="a"))
tried(lambda: Frozen(Name="a", more=1))
tried(lambda: setattr(Frozen(Name="a"), "name", "b"))
tried(lambda: setattr(Checked(n=1), "n", "x"))
tried(lambda: {Frozen(Name="a"): 1})
try: Checked().other = 1
except ValueError as error: print(error)
try:
    class Strict(BaseModel, strict=True): pass
except AttributeError as error: print(str(error).partition(";")[0])
try: Field(discriminator="kind")
except AttributeError as error: print(str(error).partition(";")[0])
"""
        )
        self.assertEqual(
            lines,
            [
                "name='a'",
                "missing ('Name',)",
                "extra_forbidden ('more',)",
                "frozen_instance ('name',)",
                "int_parsing ('n',)",
                "{Frozen(name='a'): 1}",
                '"Checked" object has no field "other"',
                "the stand-in for pydantic.ConfigDict has no 'strict'",
                "the stand-in for a field has no 'discriminator'",
            ],
        )

    def test_validators_know_the_fields_before_theirs_and_may_be_for_all(self):
        lines = said(
            """
class Pair(BaseModel):
    a: str
    b: str
    @field_validator("b")
    @classmethod
    def same(cls, value: str, info: ValidationInfo) -> str:
        if value != info.data["a"]: raise ValueError(f"{info.field_name} is not a")
        return value
    @field_validator("*", mode="before")
    @classmethod
    def text(cls, value): return str(value)
class Old(BaseModel):
    n: int
    def model_post_init(self, context): print("n is", self.n)
    @validator("n", pre=True)
    def first(cls, value, values): return value.strip("n")
print(Pair(a=1, b=1), Old(n="n5"))
try: Pair(a=1, b=2)
except ValidationError as error: print(error.errors()[0]["msg"])
try: field_validator("a", mode="wrap")
except AttributeError as error: print(str(error))
"""
        )
        self.assertEqual(
            lines,
            [
                "n is 5",
                "a='1' b='1' n=5",
                "Value error, b is not a",
                "the stand-in for pydantic.field_validator has no 'wrap'; it has after, before, plain",
            ],
        )

    def test_json_has_what_pydantic_has_in_it(self):
        lines = said(
            """
from datetime import datetime, timedelta, timezone
from decimal import Decimal
class Item(BaseModel):
    price: Decimal = Decimal("1.10")
    at: datetime = datetime(2024, 1, 1, tzinfo=timezone.utc)
    long: list[timedelta] = [timedelta(days=1, hours=2), timedelta(seconds=90.5), timedelta()]
print(Item().model_dump_json())
for text in ("{", '{"price": "x"}'):
    try: Item.model_validate_json(text)
    except ValidationError as error: print(error.errors()[0]["type"], '"type":' in error.json(indent=None).replace(" ", ""))
"""
        )
        self.assertEqual(
            lines,
            [
                '{"price":"1.10","at":"2024-01-01T00:00:00Z","long":["P1DT2H","PT1M30.5S","PT0S"]}',
                "json_invalid True",
                "decimal_parsing True",
            ],
        )


if __name__ == "__main__":
    unittest.main()
