"""Where `declarative_base` was before."""

from sqlalchemy.orm import declarative_base

__all__ = ["declarative_base"]
