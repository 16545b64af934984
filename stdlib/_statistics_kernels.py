"""Kernels: densities around zero that kernel density estimation puts at each sample.

Of each: density, cumulative distribution, its inverse, and how far it reaches (None: everywhere).
"""

from math import acos, asin, atan, cos, cosh, erfc, exp, log, pi, sin, sqrt, sumprod, tan, tau

from _statistics_normal import _normal_dist_inv_cdf

_SQRT2PI = sqrt(2 * pi)
_NEGATIVE_SQRT2 = -sqrt(2)
_HALF_PI = pi / 2


def _inverse(estimate, function, slope, tolerance=1e-12):
    """The inverse of a function by Newton's method, from an estimate."""
    def inverse(y):
        x = estimate(y)
        while abs(difference := function(x) - y) > tolerance:
            x -= difference / slope(x)
        return x
    return inverse


def _triangular_inverse(p):
    return sqrt(2.0 * p) - 1.0 if p < 1/2 else 1.0 - sqrt(2.0 - 2.0 * p)


def _parabolic_cdf(t):
    return sumprod((-1/4, 3/4, 1/2), (t**3, t, 1.0))


def _quartic_pdf(t):
    return 15/16 * (1.0 - t * t) ** 2


def _quartic_cdf(t):
    return sumprod((3/16, -5/8, 15/16, 1/2), (t**5, t**3, t, 1.0))


def _quartic_estimate(p):
    sign, p = (1.0, p) if p <= 1/2 else (-1.0, 1.0 - p)
    if p < 0.0106:
        return ((2.0 * p) ** 0.3838 - 1.0) * sign
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p < 0.499:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x * sign


def _triweight_pdf(t):
    return 35/32 * (1.0 - t * t) ** 3


def _triweight_cdf(t):
    return sumprod((-5/32, 21/32, -35/32, 35/32, 1/2), (t**7, t**5, t**3, t, 1.0))


def _triweight_estimate(p):
    sign, p = (1.0, p) if p <= 1/2 else (-1.0, 1.0 - p)
    x = (2.0 * p) ** 0.3400218741872791 - 1.0
    if 0.00001 < p < 0.499:
        x -= 0.033 * sin(1.07 * tau * (p - 0.035))
    return x * sign


def _kernel(pdf, cdf, invcdf, support=1.0):
    return {'pdf': pdf, 'cdf': cdf, 'invcdf': invcdf, 'support': support}


kernels = {
    'normal': _kernel(lambda t: exp(-1/2 * t * t) / _SQRT2PI,
                      lambda t: 1/2 * erfc(t / _NEGATIVE_SQRT2),
                      lambda p: _normal_dist_inv_cdf(p, 0.0, 1.0), None),
    'logistic': _kernel(lambda t: 1/2 / (1.0 + cosh(t)),
                        lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
                        lambda p: log(p / (1.0 - p)), None),
    'sigmoid': _kernel(lambda t: 1 / pi / cosh(t),
                       lambda t: 2 / pi * atan(exp(t)),
                       lambda p: log(tan(p * _HALF_PI)), None),
    'rectangular': _kernel(lambda t: 1/2,
                           lambda t: 1/2 * t + 1/2,
                           lambda p: 2.0 * p - 1.0),
    'triangular': _kernel(lambda t: 1.0 - abs(t),
                          lambda t: t * t * (1/2 if t < 0.0 else -1/2) + t + 1/2,
                          _triangular_inverse),
    'parabolic': _kernel(lambda t: 3/4 * (1.0 - t * t), _parabolic_cdf,
                         lambda p: 2.0 * cos((acos(2.0 * p - 1.0) + pi) / 3.0)),
    'quartic': _kernel(_quartic_pdf, _quartic_cdf,
                       _inverse(_quartic_estimate, _quartic_cdf, _quartic_pdf)),
    'triweight': _kernel(_triweight_pdf, _triweight_cdf,
                         _inverse(_triweight_estimate, _triweight_cdf, _triweight_pdf)),
    'cosine': _kernel(lambda t: pi / 4 * cos(_HALF_PI * t),
                      lambda t: 1/2 * sin(_HALF_PI * t) + 1/2,
                      lambda p: 2.0 * asin(2.0 * p - 1.0) / pi),
}
for _name, _other in [('gauss', 'normal'), ('uniform', 'rectangular'),
                      ('epanechnikov', 'parabolic'), ('biweight', 'quartic')]:
    kernels[_name] = kernels[_other]
