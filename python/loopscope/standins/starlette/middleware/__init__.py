"""What stands around the endpoints of an app."""

__all__ = ["base", "cors"]
