"""Decimal arithmetic: of any precision, and with the rules of paper and pencil.

It follows the General Decimal Arithmetic specification; operations round as the current context
says, and tell what happened in its flags, or raise it.
"""

import numbers

try:
    from _decimal import *
except ImportError:
    from _pydecimal import *
from _decimal_parts import (Clamped, ConversionSyntax, DecimalException, DecimalTuple,
                            DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation,
                            Inexact, InvalidContext, InvalidOperation, Overflow, Rounded,
                            Subnormal, Underflow)

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext',
           'ExtendedContext', 'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero',
           'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow', 'FloatOperation',
           'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined',
           'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext',
           'IEEEContext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'IEEE_CONTEXT_MAX_BITS',
           'HAVE_THREADS', 'HAVE_CONTEXTVAR']

__version__ = '1.70'             # of the specification
__libmpdec_version__ = '2.5.1'   # whose results these are

IEEE_CONTEXT_MAX_BITS = 512

numbers.Number.register(Decimal)

class _LocalContext:
    """While it is entered, a copy of a context is current."""

    def __init__(self, context):
        self._local = context.copy()

    def __enter__(self):
        self._before = getcontext()
        setcontext(self._local)
        return self._local

    def __exit__(self, *exception):
        setcontext(self._before)


def localcontext(ctx=None, **kwargs):
    """Make a copy of a context current in a with statement, with some settings changed."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    manager = _LocalContext(ctx)
    manager._local.__init__(**kwargs)
    return manager


def IEEEContext(bits, /):
    """The context of IEEE 754's interchange format of so many bits: 32, 64, 96, ..."""
    if bits <= 0 or bits > IEEE_CONTEXT_MAX_BITS or bits % 32:
        raise ValueError("argument must be a multiple of 32, with a maximum of "
                         f"{IEEE_CONTEXT_MAX_BITS}")
    precision = 9 * (bits // 32) - 2
    maximum = 3 * (1 << (bits // 16 + 3))
    return Context(prec=precision, rounding=ROUND_HALF_EVEN, Emin=1 - maximum, Emax=maximum,
                   capitals=1, clamp=1, flags=[], traps=[])
