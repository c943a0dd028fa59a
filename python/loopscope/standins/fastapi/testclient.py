"""A client for tests, Starlette's."""

from starlette.testclient import TestClient

__all__ = ["TestClient"]
