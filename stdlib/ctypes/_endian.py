"""Structures and unions whose fields are in the other byte order."""
from ctypes import Array, Structure, Union


def _other_endian(cls):
    other = getattr(cls, "__ctype_be__", None)
    if other is not None:
        return other
    if isinstance(cls, type(Array)):
        return _other_endian(cls._type_) * cls._length_
    if isinstance(cls, (type(Structure), type(Union))):
        return cls
    raise TypeError(f"This type does not support other endian: {cls}")


class _Swapped:
    def __setattr__(cls, name, value):
        if name == "_fields_":
            value = [(name, _other_endian(kind), *rest) for name, kind, *rest in value]
        super().__setattr__(name, value)


class _SwappedStructMeta(_Swapped, type(Structure)):
    pass


class _SwappedUnionMeta(_Swapped, type(Union)):
    pass


LittleEndianStructure, LittleEndianUnion = Structure, Union


class BigEndianStructure(Structure, metaclass=_SwappedStructMeta):
    """A structure with the most significant byte first."""

    __slots__ = ()
    _swappedbytes_ = None
    _abstract_ = True


class BigEndianUnion(Union, metaclass=_SwappedUnionMeta):
    """The same, a union."""

    __slots__ = ()
    _swappedbytes_ = None
    _abstract_ = True
