"""Exact sums and correctly rounded roots: what the module statistics stands on.

Numbers are added as ratios of integers, one sum for each denominator, so that nothing is rounded
before the end. Infinities and nans, which are no ratios, are added apart, under the denominator None.
"""

from fractions import Fraction
from functools import reduce
from itertools import groupby
import math
import sys

# Bits of a root that is to be rounded to a float once: twice those of a float, and three more.
_ROOT_BITS = 2 * sys.float_info.mant_dig + 3


def decimal_types():
    """Decimal, or nothing while nobody has imported it: then no number can be one."""
    return getattr(sys.modules.get('decimal'), 'Decimal', ())


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return math.isfinite(x)


def _exact_ratio(x):
    """(numerator, denominator), or (x, None) of an infinity or nan."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        assert not _isfinite(x)
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _coerce(T, S):
    """The type of results of two types of numbers."""
    assert T is not bool, "initial type T is bool"
    if T is S or S is int or S is bool or issubclass(T, S):
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _total(partials):
    return sum(Fraction(n, d) for d, n in partials.items())


def _sum(data):
    """(type of the result, exact sum, number of items)"""
    count, types, partials = 0, set(), {}
    for typ, values in groupby(data, type):
        types.add(typ)
        for n, d in map(_exact_ratio, values):
            count += 1
            partials[d] = partials.get(d, 0) + n
    total = partials[None] if None in partials else _total(partials)
    return reduce(_coerce, types, int), total, count


def _ss(data, c=None):
    """(type, exact sum of the squared deviations from c, c, number of items); c None: from the mean."""
    if c is not None:
        T, total, count = _sum((d := x - c) * d for x in data)
        return T, total, c, count
    count, types, sums, squares = 0, set(), {}, {}
    for typ, values in groupby(data, type):
        types.add(typ)
        for n, d in map(_exact_ratio, values):
            count += 1
            sums[d] = sums.get(d, 0) + n
            squares[d] = squares.get(d, 0) + n * n
    if not count:
        total = c = Fraction(0)
    elif None in sums:
        total = c = sums[None]
    else:
        first = _total(sums)
        second = sum(Fraction(n, d * d) for d, n in squares.items())
        total = (count * second - first * first) / count
        c = first / count
    return reduce(_coerce, types, int), total, c, count


def _convert(value, T):
    """An exact value as a T; an int that has no integer value becomes a float."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if issubclass(T, decimal_types()):
            return T(value.numerator) / T(value.denominator)
        raise


def _integer_sqrt_of_frac_rto(n, m):
    """The root of n/m rounded to odd: towards zero, and to an odd number unless it is exact."""
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def _float_sqrt_of_frac(n, m):
    """The root of n/m, rounded once."""
    shift = (n.bit_length() - m.bit_length() - _ROOT_BITS) // 2
    if shift >= 0:
        return float(_integer_sqrt_of_frac_rto(n, m << 2 * shift) << shift)
    return _integer_sqrt_of_frac_rto(n << -2 * shift, m) / (1 << -shift)


def _decimal_sqrt_of_frac(n, m):
    """The root of n/m as the nearest Decimal of the context's precision.

    The quotient is rounded before its root is, so that the nearest may be the next one: its square
    tells on which side of the middle between two of them n/m lies.
    """
    from decimal import Decimal
    if n == 0:
        return Decimal('0.0')
    if n < 0:
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    value = Fraction(n, m)
    above, below = root.next_plus(), root.next_minus()
    if 4 * value > (Fraction(root) + Fraction(above)) ** 2:
        return above
    if 4 * value < (Fraction(root) + Fraction(below)) ** 2:
        return below
    return root


def _sqrtprod(x, y):
    """The root of x*y, nearly always correctly rounded, without overflow in between."""
    root = math.sqrt(x * y)
    if not math.isfinite(root):
        if math.isinf(root) and not math.isinf(x) and not math.isinf(y):
            scale = 2.0 ** -512
            return _sqrtprod(scale * x, scale * y) / scale
        return root
    if not root:
        if x and y:
            scale = 2.0 ** 537
            return _sqrtprod(scale * x, scale * y) / scale
        return root
    # One step of Newton's, from the exact difference.
    return root + math.sumprod((x, root), (y, -root)) / (2.0 * root)
