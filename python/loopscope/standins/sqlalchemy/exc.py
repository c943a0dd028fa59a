"""What goes wrong."""

from loopscope.tables.sessions import TimeoutError

__all__ = ["IntegrityError", "NoResultFound", "OperationalError", "SQLAlchemyError", "TimeoutError"]


class SQLAlchemyError(Exception):
    pass


class IntegrityError(SQLAlchemyError):
    pass


class OperationalError(SQLAlchemyError):
    pass


class NoResultFound(SQLAlchemyError):
    pass
