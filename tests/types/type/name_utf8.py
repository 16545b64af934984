"""A class is named, and documented, by what UTF-8 can say."""
from _show import show


def make(name, doc=None):
    return type(name, (), {"__doc__": doc}).__name__


def rename(name, attribute="__name__"):
    cls = type("C", (), {})
    setattr(cls, attribute, name)
    return ascii(getattr(cls, attribute))


for name in "\udcdc", "a\0b", "\u00e4\U0001f40d":
    show(lambda: ascii(make(name)))
    show(lambda: rename(name))
    show(lambda: rename(name, "__qualname__"))
    show(lambda: rename(name, "__doc__"))
    show(lambda: make("C", name))
show(lambda: make("C", b"bytes"))
