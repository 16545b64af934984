"""Abstract base classes of containers and of what else can be iterated, called or awaited."""

from _collections_abc import *
from _collections_abc import __all__
from _collections_abc import _CallableGenericAlias
