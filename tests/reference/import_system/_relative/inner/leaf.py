from . import from_top
from .. import sibling, top
from ..sibling import value
from .near import near as n

found = from_top, top, sibling.value, value, n, __name__, __package__
