"""Two classes that CPython's tests of generic aliases take as examples; their module is none of minipy's."""

from types import GenericAlias


class Mailbox:
    __class_getitem__ = classmethod(GenericAlias)


class _PartialFile:
    __class_getitem__ = classmethod(GenericAlias)
