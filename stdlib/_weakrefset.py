"""Sets that don't keep their members alive."""

from _weakref import ref

__all__ = ['WeakSet']


class WeakSet:
    """A set of weak references, each of which takes itself out when its object dies.

    That happens by one operation on the underlying set. Walking goes over a copy of it, so nothing
    can change under the walk; a member whose object has died in the meantime is passed over.
    """

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def _ref(self, item):
        return ref(item, self.data.discard)

    def __iter__(self):
        for member in self.data.copy():
            item = member()
            if item is not None:
                yield item

    def __len__(self):
        return sum(member() is not None for member in self.data.copy())

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        """Add an object."""
        self.data.add(self._ref(item))

    def clear(self):
        """Remove all objects."""
        self.data.clear()

    def copy(self):
        """Return a copy."""
        return self.__class__(self)

    def pop(self):
        """Remove some object and return it."""
        while True:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            if item is not None:
                return item

    def remove(self, item):
        """Remove an object, which must be there."""
        self.data.remove(ref(item))

    def discard(self, item):
        """Remove an object if it is there."""
        self.data.discard(ref(item))

    def update(self, other):
        """Add many objects."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """Return the objects that are not in other."""
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other):
        """Remove the objects that are in other."""
        self.__isub__(other)

    def __isub__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update({ref(item) for item in other})
        return self

    def intersection(self, other):
        """Return the objects that are in both."""
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        """Remove the objects that are not in other."""
        self.__iand__(other)

    def __iand__(self, other):
        self.data.intersection_update({ref(item) for item in other})
        return self

    def issubset(self, other):
        """Return whether all objects are in other."""
        return self.data.issubset({ref(item) for item in other})

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        """Return whether all of other's objects are here."""
        return self.data.issuperset({ref(item) for item in other})

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    def symmetric_difference(self, other):
        """Return the objects that are in one of both only."""
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Keep the objects that are in one of both only."""
        self.__ixor__(other)

    def __ixor__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update({self._ref(item) for item in other})
        return self

    def union(self, other):
        """Return the objects that are in any of both."""
        return self.__class__(item for part in (self, other) for item in part)

    __or__ = union

    def isdisjoint(self, other):
        """Return whether there is no common object."""
        return not any(item in self for item in other)

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(type(list[int]))
