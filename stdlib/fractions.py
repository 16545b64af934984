"""Rational numbers of any size.

A Fraction is kept in lowest terms with a positive denominator. The results of its own arithmetic
are made so without a second reduction: what may be cancelled is known before it is multiplied
(Knuth, The Art of Computer Programming 2, 4.5.1).
"""

from math import gcd
import numbers
import operator
import sys

from _fraction_text import format_fraction, parse

__all__ = ['Fraction']

_MODULUS = sys.hash_info.modulus
_INFINITE = sys.hash_info.inf


def _has_ratio(value):
    return isinstance(value, float) or (not isinstance(value, type)
                                        and hasattr(value, 'as_integer_ratio'))


def _operators(exact, name, inexact, complex_too=True):
    """The pair of methods for an operator: exact is for two Fractions, inexact for floats."""
    def forward(a, b):
        if isinstance(b, Fraction):
            return exact(a, b)
        if isinstance(b, int):
            return exact(a, Fraction(b))
        if isinstance(b, float) or (complex_too and isinstance(b, complex)):
            return inexact(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return inexact(float(a), float(b))
        if complex_too and isinstance(a, numbers.Complex):
            return inexact(complex(a), float(b))
        return NotImplemented

    forward.__name__, reverse.__name__ = f'__{name}__', f'__r{name}__'
    forward.__qualname__ = 'Fraction.' + forward.__name__
    reverse.__qualname__ = 'Fraction.' + reverse.__name__
    forward.__doc__ = reverse.__doc__ = exact.__doc__
    return forward, reverse


def _sum(na, da, nb, db):
    g = gcd(da, db)
    if g == 1:
        return _lowest(na * db + nb * da, da * db)
    rest = da // g
    n = na * (db // g) + nb * rest
    h = gcd(n, g)
    return _lowest(n // h, rest * (db // h))


def _product(na, da, nb, db):
    g = gcd(na, db)
    if g > 1:
        na //= g
        db //= g
    g = gcd(nb, da)
    if g > 1:
        nb //= g
        da //= g
    return _lowest(na * nb, da * db)


class Fraction(numbers.Rational):
    """A rational number: Fraction(3, 4), Fraction('3/4'), Fraction('-1.5e3'), Fraction(0.75).

    Takes two rational numbers, whose quotient it is, or one number that says its ratio of integers,
    or text.
    """

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if _has_ratio(numerator):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational "
                                "instance or have the as_integer_ratio() method")
            ratio = parse(numerator)
            if ratio is None:
                raise ValueError('Invalid literal for Fraction: %r' % numerator)
            numerator, denominator = ratio
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        g = gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator, self._denominator = numerator // g, denominator // g
        return self

    @classmethod
    def from_number(cls, number):
        """The value of a finite number, exactly."""
        if type(number) is int:
            return cls._from_coprime_ints(number, 1)
        if isinstance(number, numbers.Rational):
            return cls._from_coprime_ints(number.numerator, number.denominator)
        if _has_ratio(number):
            return cls._from_coprime_ints(*number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or "
                        "have the as_integer_ratio() method")

    @classmethod
    def from_float(cls, f):
        """The value of a finite float, exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, "
                            f"not {f!r} ({type(f).__name__})")
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The value of a finite Decimal, exactly."""
        from decimal import Decimal
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, "
                            f"not {dec!r} ({type(dec).__name__})")
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = super(Fraction, cls).__new__(cls)
        self._numerator, self._denominator = numerator, denominator
        return self

    def is_integer(self):
        """Whether the denominator is 1."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """(numerator, denominator)"""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest Fraction whose denominator is not larger.

        It is the last convergent of the continued fraction whose denominator is not too large, or
        the last semiconvergent, which lies on the other side.
        """
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        before_n, before_d, last_n, last_d = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            term = n // d
            next_d = before_d + term * last_d
            if next_d > max_denominator:
                break
            before_n, last_n = last_n, before_n + term * last_n
            before_d, last_d = last_d, next_d
            n, d = d, n - term * d
        term = (max_denominator - before_d) // last_d
        semi_n, semi_d = before_n + term * last_n, before_d + term * last_d
        # They are 1/(last_d * semi_d) apart, and the convergent is off by d/(last_d * denominator).
        if 2 * d * semi_d <= self._denominator:
            return _lowest(last_n, last_d)
        return _lowest(semi_n, semi_d)

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        text = format_fraction(self._numerator, self._denominator, format_spec)
        if text is None:
            raise ValueError(f"Invalid format specifier {format_spec!r} "
                             f"for object of type {type(self).__name__!r}")
        return text

    # ---- arithmetic ----

    def _add(a, b):
        """a + b"""
        return _sum(a._numerator, a._denominator, b._numerator, b._denominator)

    def _sub(a, b):
        """a - b"""
        return _sum(a._numerator, a._denominator, -b._numerator, b._denominator)

    def _mul(a, b):
        """a * b"""
        return _product(a._numerator, a._denominator, b._numerator, b._denominator)

    def _div(a, b):
        """a / b"""
        n, d = b._numerator, b._denominator
        if n == 0:
            raise ZeroDivisionError(f'Fraction({d}, 0)')
        if n < 0:
            n, d = -n, -d
        return _product(a._numerator, a._denominator, d, n)

    def _floordiv(a, b):
        """a // b"""
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    def _divmod(a, b):
        """(a // b, a % b)"""
        da, db = a.denominator, b.denominator
        quotient, remainder = divmod(a.numerator * db, da * b.numerator)
        return quotient, Fraction(remainder, da * db)

    def _mod(a, b):
        """a % b"""
        da, db = a.denominator, b.denominator
        return Fraction((a.numerator * db) % (b.numerator * da), da * db)

    __add__, __radd__ = _operators(_add, 'add', operator.add)
    __sub__, __rsub__ = _operators(_sub, 'sub', operator.sub)
    __mul__, __rmul__ = _operators(_mul, 'mul', operator.mul)
    __truediv__, __rtruediv__ = _operators(_div, 'truediv', operator.truediv)
    __floordiv__, __rfloordiv__ = _operators(_floordiv, 'floordiv', operator.floordiv, False)
    __divmod__, __rdivmod__ = _operators(_divmod, 'divmod', divmod, False)
    __mod__, __rmod__ = _operators(_mod, 'mod', operator.mod, False)

    def __pow__(a, b, modulo=None):
        """a ** b: a Fraction if b is an integer, otherwise a float or complex number"""
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power, n, d = b.numerator, a._numerator, a._denominator
            if power >= 0:
                return _lowest(n ** power, d ** power)
            if n == 0:
                raise ZeroDivisionError(f'Fraction({d ** -power}, 0)')
            if n < 0:
                n, d = -n, -d
            return _lowest(d ** -power, n ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        """a ** b"""
        if modulo is not None:
            return NotImplemented
        whole = b._denominator == 1
        if whole and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if whole else float(b))

    def __pos__(a):
        """+a"""
        return _lowest(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return _lowest(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return _lowest(abs(a._numerator), a._denominator)

    def __int__(a):
        """int(a)"""
        return operator.index(a.__trunc__())

    def __trunc__(a):
        """math.trunc(a)"""
        n, d = a._numerator, a._denominator
        return -(-n // d) if n < 0 else n // d

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """The nearest integer, or the nearest Fraction with so many decimals; ties to even."""
        if ndigits is None:
            d = self._denominator
            whole, rest = divmod(self._numerator, d)
            return whole + (2 * rest > d or (2 * rest == d and whole & 1))
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        """As of an int, float or Decimal of the same value."""
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            result = _INFINITE
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        if self._numerator < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            # Infinities and nans compare with all fractions as with zero.
            return a == a.from_float(b) if b - b == 0 else 0.0 == b
        return NotImplemented

    def _richcmp(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(self, self.from_float(other)) if other - other == 0 else op(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        """a != 0"""
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


_lowest = Fraction._from_coprime_ints
