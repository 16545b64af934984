"""What the module _decimal needs that is written in Python."""

from collections import namedtuple
from collections.abc import MutableMapping
from contextvars import ContextVar

current = ContextVar('decimal_context')

DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


class DecimalException(ArithmeticError):
    __module__ = 'decimal'


def _condition(name, *bases):
    return type(name, bases, {'__module__': 'decimal'})


Clamped = _condition('Clamped', DecimalException)
InvalidOperation = _condition('InvalidOperation', DecimalException)
ConversionSyntax = _condition('ConversionSyntax', InvalidOperation)
DivisionByZero = _condition('DivisionByZero', DecimalException, ZeroDivisionError)
DivisionImpossible = _condition('DivisionImpossible', InvalidOperation)
DivisionUndefined = _condition('DivisionUndefined', InvalidOperation, ZeroDivisionError)
Inexact = _condition('Inexact', DecimalException)
InvalidContext = _condition('InvalidContext', InvalidOperation)
Rounded = _condition('Rounded', DecimalException)
Subnormal = _condition('Subnormal', DecimalException)
Overflow = _condition('Overflow', Inexact, Rounded)
Underflow = _condition('Underflow', Inexact, Rounded, Subnormal)
FloatOperation = _condition('FloatOperation', DecimalException, TypeError)

_signals = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
            Inexact, Rounded, Clamped)
# As stdlib/decimal.h numbers them.
conditions = _signals + (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)


class SignalDict(MutableMapping):
    """The flags or the traps of a context."""

    __module__ = 'decimal'
    __slots__ = ('_context', '_traps')

    def __init__(self, context, traps):
        self._context, self._traps = context, traps

    def __getitem__(self, signal):
        return self._context._signal(self._traps, signal)

    def __setitem__(self, signal, on):
        self._context._set_signal(self._traps, signal, on)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_signals)

    def __len__(self):
        return len(_signals)

    def copy(self):
        """A dict."""
        return dict(self)

    def __eq__(self, other):
        if isinstance(other, (SignalDict, dict)):
            return dict(self) == dict(other)
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return '{' + ', '.join(f'{signal!r}:{on!r}' for signal, on in self.items()) + '}'
