"""What the module contextvars is made of.

A context's values are one dict that is never changed, only replaced: a copy of a context is a
reference to the same dict. A context is entered by one thread at a time, which alone replaces its
dict, and the thread's stack of contexts is thread-local; so nothing here needs a lock.
"""

from _thread import _local

_MISSING = object()


def _no_subclass(cls, **kwargs):
    raise TypeError(f"type '_contextvars.{cls.__base__.__name__}' is not an acceptable base type")


_threads = _local()


def _current():
    try:
        return _threads.stack[-1]
    except AttributeError:
        context = Context()
        _threads.stack = [context]
        return context


def copy_context():
    """Return a copy of the current context."""
    return _current().copy()


class Context:
    """The values of variables."""

    __module__ = '_contextvars'

    __init_subclass__ = classmethod(_no_subclass)

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError('Context() does not accept any arguments')
        self._values = {}
        # Has one item, which whoever enters the context takes: no two threads get it.
        self._free = [True]

    def run(self, callable, /, *args, **kwargs):
        """Call a function in this context."""
        try:
            self._free.pop()
        except IndexError:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered') from None
        try:
            stack = _threads.stack
        except AttributeError:
            _current()
            stack = _threads.stack
        stack.append(self)
        try:
            return callable(*args, **kwargs)
        finally:
            stack.pop()
            self._free.append(True)

    def copy(self):
        """Return a copy."""
        copy = Context()
        copy._values = self._values
        return copy

    def __getitem__(self, var):
        return self._values[_checked(var)]

    def __contains__(self, var):
        return _checked(var) in self._values

    def get(self, var, default=None, /):
        """Return a variable's value, or default."""
        return self._values.get(_checked(var), default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        """Return the variables."""
        return self._values.keys()

    def values(self):
        """Return the values."""
        return self._values.values()

    def items(self):
        """Return the variables and their values."""
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


def _checked(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f'a ContextVar key was expected, got {var!r}')
    return var


class ContextVar:
    """A variable whose value depends on the context."""

    __module__ = '_contextvars'
    __slots__ = ('_name', '_default', '__weakref__')

    __init_subclass__ = classmethod(_no_subclass)

    def __init__(self, name=_MISSING, /, *rest, default=_MISSING, **others):
        if name is _MISSING:
            raise TypeError('ContextVar() takes exactly 1 positional argument (0 given)')
        if rest:
            raise TypeError(f'ContextVar() takes at most 1 positional argument ({1 + len(rest)} given)')
        for each in others:
            raise TypeError(f'ContextVar() got an unexpected keyword argument {each!r}')
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        hash(name)
        self._name = name
        self._default = default

    @property
    def name(self):
        """The variable's name."""
        return self._name

    def get(self, default=_MISSING, /):
        """Return the value in the current context, or the default."""
        value = _current()._values.get(self, _MISSING)
        if value is _MISSING:
            value = default if default is not _MISSING else self._default
        if value is _MISSING:
            raise LookupError(self)
        return value

    def set(self, value, /):
        """Set the value in the current context; return what resets it."""
        context = _current()
        token = Token._make(context, self, context._values.get(self, _MISSING))
        context._values = {**context._values, self: value}
        return token

    def reset(self, token, /):
        """Undo a set()."""
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token.var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        context = _current()
        if token._context is not context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        values = dict(context._values)
        if token.old_value is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token.old_value
        context._values = values

    def __repr__(self):
        default = '' if self._default is _MISSING else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    __class_getitem__ = classmethod(type(list[int]))


class _MissingType:

    __slots__ = ()

    def __repr__(self):
        return '<Token.MISSING>'


class Token:
    """What ContextVar.set() returns; at the end of a with statement it resets the variable."""

    __module__ = '_contextvars'
    MISSING = _MissingType()
    __init_subclass__ = classmethod(_no_subclass)

    def __init__(self, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @classmethod
    def _make(cls, context, var, old):
        self = object.__new__(cls)
        self._context = context
        self.var = var
        self.old_value = Token.MISSING if old is _MISSING else old
        self._used = False
        return self

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.var.reset(self)

    def __repr__(self):
        used = ' used' if self._used else ''
        return f'<Token{used} var={self.var!r} at {id(self):#x}>'

    __hash__ = None
    __class_getitem__ = classmethod(type(list[int]))
