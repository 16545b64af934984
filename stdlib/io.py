"""Files and other streams: the names of what _io does, and the abstract base classes."""

import _io
from _io import (
    DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom, BufferedReader, BufferedRWPair,
    BufferedWriter, BytesIO, FileIO, IncrementalNewlineDecoder, StringIO, TextIOWrapper,
    UnsupportedOperation, open, open_code, text_encoding)

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO",
           "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "text_encoding",
           "IncrementalNewlineDecoder", "Reader", "Writer"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


_ABSTRACT = 'IOBase', 'RawIOBase', 'BufferedIOBase', 'TextIOBase', 'Reader', 'Writer'


def __getattr__(name):
    # The abstract classes are made when one is first asked for: most programs only open files.
    if name not in _ABSTRACT:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals().update(_make_abstract_classes())
    return globals()[name]


def __dir__():
    return sorted({*globals(), *_ABSTRACT})


def _make_abstract_classes():
    import abc
    from _collections_abc import _check_methods

    class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
        """What all streams derive from."""

    class RawIOBase(_io._RawIOBase, IOBase):
        """Streams of bytes without a buffer."""

    class BufferedIOBase(_io._BufferedIOBase, IOBase):
        """Streams of bytes with a buffer."""

    class TextIOBase(_io._TextIOBase, IOBase):
        """Streams of text."""

    class Reader(metaclass=abc.ABCMeta):
        """What can be read from."""

        __slots__ = ()

        @abc.abstractmethod
        def read(self, size=..., /):
            """Return at most size items; without it, all that are left."""

        @classmethod
        def __subclasshook__(cls, C):
            return _check_methods(C, "read") if cls is Reader else NotImplemented

        __class_getitem__ = classmethod(type(list[int]))

    class Writer(metaclass=abc.ABCMeta):
        """What can be written to."""

        __slots__ = ()

        @abc.abstractmethod
        def write(self, data, /):
            """Write data; return how many items were written."""

        @classmethod
        def __subclasshook__(cls, C):
            return _check_methods(C, "write") if cls is Writer else NotImplemented

        __class_getitem__ = classmethod(type(list[int]))

    RawIOBase.register(FileIO)
    for cls in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
        BufferedIOBase.register(cls)
    for cls in (StringIO, TextIOWrapper):
        TextIOBase.register(cls)
    classes = (IOBase, RawIOBase, BufferedIOBase, TextIOBase, Reader, Writer)
    for cls in classes:
        cls.__module__ = __name__
        cls.__qualname__ = cls.__name__
    return {cls.__name__: cls for cls in classes}
