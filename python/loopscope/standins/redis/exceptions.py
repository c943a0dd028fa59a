"""What goes wrong."""

__all__ = ["ConnectionError", "RedisError"]


class RedisError(Exception):
    pass


class ConnectionError(RedisError):
    pass
