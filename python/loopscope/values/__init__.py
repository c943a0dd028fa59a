"""What values are to be, as annotations say: for models, parameters and bodies of stand-ins."""

from .convert import Misfit, convert
from .dumping import dumped, is_wanted, within
from .fields import FieldInfo
from .fitting import fitting
from .plain import plain

__all__ = ["FieldInfo", "Misfit", "convert", "dumped", "fitting", "is_wanted", "plain", "within"]
