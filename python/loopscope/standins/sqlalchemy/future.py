"""Where `select` was before."""

from sqlalchemy import create_engine, select

__all__ = ["create_engine", "select"]
