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


if __name__ == "__main__":
    unittest.main()
