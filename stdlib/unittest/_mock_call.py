"""Calls of mocks: recorded, compared and shown."""

__all__ = ['ANY', 'call', 'DEFAULT', 'sentinel']


class _SentinelObject:
    """A unique object with a name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """Makes a unique object for each attribute."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def format_call(name, args, kwargs):
    """Return a call as it is written."""
    parts = [repr(arg) for arg in args]
    parts += [f'{key}={value!r}' for key, value in kwargs.items()]
    return f'{name}({", ".join(parts)})'


class _AnyComparer(list):
    """A list of calls that lets ANY in either be equal."""

    def __contains__(self, item):
        return any(len(item) == len(value) and all(a == b for a, b in zip(item, value))
                   for value in self)


class _Call(tuple):
    """(name, args, kwargs) of a call, of which some may be left out.

    With two=True it is (args, kwargs). Attributes and calls of it give calls of calls.
    """

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        for item in value:
            if isinstance(item, str):
                name = item
            elif isinstance(item, tuple):
                args = item
            else:
                kwargs = item
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        own_name, own_args, own_kwargs = self if len(self) == 3 else ('', *self)
        if getattr(self, '_mock_parent', None) and getattr(other, '_mock_parent', None) \
                and self._mock_parent != other._mock_parent:
            return False
        name, args, kwargs = '', (), {}
        if length > 3:
            return False
        for n, item in enumerate(other):
            if n == 0 and length > 1 and isinstance(item, str) or length == 1 \
                    and isinstance(item, str):
                name = item
            elif isinstance(item, tuple):
                args = item
            elif isinstance(item, dict):
                kwargs = item
            elif length == 3 and n == 0:
                name = item
            else:
                return False
        if own_name and name != own_name:
            return False
        # The other's arguments come first: ANY may be in them.
        return (args, kwargs) == (own_args, own_kwargs)

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        name = self._mock_name + '()'
        return _Call((self._mock_name, args, kwargs), name=name, parent=self)

    def __getattr__(self, name):
        if self._mock_name is None:
            return _Call(name=name, from_kall=False)
        return _Call(name=f'{self._mock_name}.{name}', parent=self, from_kall=False)

    def __getattribute__(self, name):
        if name in tuple.__dict__:
            return self.__getattr__(name)
        return tuple.__getattribute__(self, name)

    def _get_call_arguments(self):
        return self if len(self) == 2 else tuple.__getitem__(self, slice(1, 3))

    @property
    def args(self):
        """The positional arguments."""
        return self._get_call_arguments()[0]

    @property
    def kwargs(self):
        """The keyword arguments."""
        return self._get_call_arguments()[1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return 'call' + name if name.startswith('()') else name
        if len(self) == 2:
            name, (args, kwargs) = 'call', self
        else:
            name, args, kwargs = self
            if not name:
                name = 'call'
            elif not name.startswith('()'):
                name = 'call.' + name
            else:
                name = 'call' + name
        return format_call(name, args, kwargs)

    def call_list(self):
        """Return the calls that a call of calls is made of."""
        found = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                found.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    """A list of calls, in which calls in a row can be looked for."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[n:n + len(value)] == value
                   for n in range(0, len(self) - len(value) + 1))

    def __repr__(self):
        from pprint import pformat
        return pformat(list(self))
