"""Lists of nodes."""

import xml.dom

__all__ = ['NodeList', 'EmptyNodeList', 'StringTypes', 'defproperty']

StringTypes = (str,)


def _length_cannot_be_set(self, value):
    raise xml.dom.NoModificationAllowedErr("attempt to modify read-only attribute 'length'")


class NodeList(list):
    """A list that is one of the Document Object Model too."""

    __slots__ = ()

    def item(self, index):
        """Return the node at an index, or None."""
        if 0 <= index < len(self):
            return self[index]

    def _get_length(self):
        return len(self)

    _set_length = _length_cannot_be_set
    length = property(_get_length, _set_length, doc='The number of nodes in the NodeList.')

    def __setstate__(self, state):
        self[:] = [] if state is None else state


class EmptyNodeList(tuple):
    """A list of nodes that has none and never will."""

    __slots__ = ()

    def __add__(self, other):
        return NodeList(other)

    def __radd__(self, other):
        return NodeList(other)

    def item(self, index):
        """Return None."""
        return None

    def _get_length(self):
        return 0

    _set_length = _length_cannot_be_set
    length = property(_get_length, _set_length, doc='The number of nodes in the NodeList.')


def defproperty(klass, name, doc):
    """Give a class a property whose getter is its _get_name; it cannot be set unless there is a _set_name."""
    def refuse(self, value):
        raise xml.dom.NoModificationAllowedErr('attempt to modify read-only attribute ' + repr(name))

    assert not hasattr(klass, '_set_' + name), 'expected not to find _set_' + name
    setattr(klass, name, property(getattr(klass, '_get_' + name), refuse, doc=doc))
