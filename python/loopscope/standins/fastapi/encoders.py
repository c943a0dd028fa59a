"""What JSON can say of a value."""

from loopscope.values import plain as jsonable_encoder

__all__ = ["jsonable_encoder"]
