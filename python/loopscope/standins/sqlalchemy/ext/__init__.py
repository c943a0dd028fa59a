"""What goes beyond."""

__all__ = ["asyncio", "declarative"]
