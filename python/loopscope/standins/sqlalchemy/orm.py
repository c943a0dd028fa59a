"""Stands in for the mapper: models, and sessions that block."""

from __future__ import annotations

from typing import Any

from loopscope.calls import Thing, blocking_call
from loopscope.tables.columns import Column
from loopscope.tables.models import Mapped, MetaData, Model, new_base
from loopscope.tables.sessions import Work, got, of_many
from loopscope.tables.statements import Result, Statement

__all__ = [
    "DeclarativeBase", "Mapped", "Query", "Session", "declarative_base", "joinedload", "mapped_column", "relationship",
    "selectinload", "sessionmaker",
]  # fmt: skip

declarative_base = new_base


class DeclarativeBase(Model):
    """`class Base(DeclarativeBase)`: its subclasses are tables."""

    def __init_subclass__(cls, **options: Any) -> None:
        if DeclarativeBase in cls.__bases__:
            cls.metadata = MetaData()
        super().__init_subclass__(**options)


def mapped_column(*types: Any, **says: Any) -> Any:
    return Column(*types, **says)


class _Relation:
    """Other rows: none, if the program adds none."""

    def __init__(self, *_: Any, uselist: bool = True, **__: Any) -> None:
        self._uselist = uselist

    def __set_name__(self, model: type, name: str) -> None:
        self._name = name

    def __get__(self, row: Any, model: type | None = None) -> Any:
        if row is None:
            return self
        return row.__dict__.setdefault(self._name, [] if self._uselist else None)

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self._name] = value


relationship = _Relation


def selectinload(*_: Any) -> None:
    """How other rows are loaded makes no difference here."""


joinedload = selectinload


class sessionmaker(Thing):
    """`sessionmaker(engine, class_=AsyncSession)`: called, it gives sessions."""

    def __init__(self, bind: Any = None, *, class_: Any = None, **options: Any) -> None:
        self._bind, self._class = bind, class_ or Session

    def __call__(self, **_: Any) -> Any:
        return self._class(self._bind)

    def configure(self, *, bind: Any = None, **_: Any) -> None:
        self._bind = bind


class Query(Statement):
    """`session.query(User).filter(…).all()`."""

    def _with(self, change: Any) -> Any:
        made = Query(self.verb, self.what)
        made.__dict__.update(super()._with(change).__dict__)
        return made

    def _scalars(self) -> Result:
        result = self.session.execute(self)
        return result.scalars() if len(self.what) == 1 else result

    def all(self) -> list[Any]:
        return self._scalars().all()

    def first(self) -> Any:
        return self.limit(1)._scalars().first()

    def one_or_none(self) -> Any:
        return self._scalars().one_or_none()

    def count(self) -> int:
        return len(self._scalars().all())

    def get(self, key: Any) -> Any:
        return self.session.get(self.model, key)


class Session(Work):
    """A session that blocks its thread."""

    def __init__(self, bind: Any = None, **_: Any) -> None:
        super().__init__()
        self.bind = bind

    def _tell(self, words: str, seconds: float | None = None) -> None:
        self.begun = True
        blocking_call("sqlalchemy", words, seconds)

    def execute(self, statement: Any, parameters: Any = None, **_: Any) -> Result:
        self.flush()
        self._tell(str(statement), statement.seconds)
        return of_many(statement)

    def scalars(self, statement: Any, **_: Any) -> Result:
        return self.execute(statement).scalars()

    def scalar(self, statement: Any, **_: Any) -> Any:
        return self.execute(statement).scalar()

    def query(self, *what: Any) -> Query:
        made = Query("SELECT", what)
        made.session = self
        return made

    def get(self, model: type[Model], key: Any, **_: Any) -> Any:
        self._tell(f"SELECT {model.__tablename__} {key}")
        return got(model, key)

    def add_all(self, rows: Any) -> None:
        for row in rows:
            self.add(row)

    def delete(self, row: Model) -> None:
        self.gone.append(row)

    def flush(self) -> None:
        for words in self.words:
            self._tell(words)
        super().flush()

    def refresh(self, row: Model, *_: Any) -> None:
        self._tell(f"SELECT {type(row).__tablename__} {getattr(row, row.key())}")

    def commit(self) -> None:
        self.flush()
        if self.begun:
            self._tell("COMMIT")
        self.begun = False

    def rollback(self) -> None:
        self.forget()
        if self.begun:
            self._tell("ROLLBACK")
        self.begun = False

    def close(self) -> None:
        self.forget()
        self.begun = False

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
