"""Stands in for those parts of Starlette that FastAPI programs import."""

__all__ = ["background", "concurrency", "exceptions", "middleware", "requests", "responses", "status"]
