"""Statistics of data: averages, spread, relations, the normal distribution, density estimation.

Sums are exact, of ints, floats, Fractions and Decimals, and results are rounded once.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from itertools import count, groupby, repeat
from math import exp, fsum, inf, isnan, log, nan, sumprod
import numbers
from operator import itemgetter
import random as _random

from _statistics_errors import StatisticsError
from _statistics_exact import (_coerce, _convert, _decimal_sqrt_of_frac, _exact_ratio,
                               _float_sqrt_of_frac, _integer_sqrt_of_frac_rto, _isfinite,
                               _sqrtprod, _ss, _sum, decimal_types as _decimal_types)
from _statistics_kernels import kernels as _kernel_specs
from _statistics_normal import NormalDist, _normal_dist_inv_cdf

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean',
           'harmonic_mean', 'kde', 'kde_random', 'linear_regression', 'mean', 'median',
           'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev',
           'pvariance', 'quantiles', 'stdev', 'variance']


# ---- averages ------------------------------------------------------------------------------------

def mean(data):
    """The arithmetic mean."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, T)


def fmean(data, weights=None):
    """The arithmetic mean as a float, quicker; or the weighted one."""
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            data = list(data)
            n = len(data)
        total = fsum(data)
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        total = sumprod(data, weights)
    except ValueError:
        raise StatisticsError('data and weights must be the same length')
    weight = fsum(weights)
    if not weight:
        raise StatisticsError('sum of weights must be non-zero')
    return total / weight


def geometric_mean(data):
    """The number whose logarithm is the mean of the logarithms."""
    logarithms, zero = [], False
    n = 0
    for n, x in enumerate(data, 1):
        if x > 0.0 or isnan(x):
            logarithms.append(log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError('No negative inputs allowed', x)
    total = fsum(logarithms)
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    if isnan(total):
        return nan
    if zero:
        return nan if total == inf else 0.0
    return exp(total / n)


def _fail_neg(values, errmsg='negative value'):
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def harmonic_mean(data, weights=None):
    """The number whose reciprocal is the mean of the reciprocals."""
    negative = 'harmonic mean does not support negative values'
    if iter(data) is data:
        data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, numbers.Real) and not isinstance(x, _decimal_types()):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(negative)
        return x
    if weights is None:
        weights, weight = repeat(1, n), n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        weight = _sum(_fail_neg(weights, negative))[1]
    try:
        T, total, n = _sum(w / x if w else 0
                           for w, x in zip(weights, _fail_neg(data, negative)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(weight / total, T)


def _sorted_data(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data, len(data)


def median(data):
    """The middle value; the mean of the middle two if their number is even."""
    data, n = _sorted_data(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The middle value; the smaller of the middle two."""
    data, n = _sorted_data(data)
    return data[(n - 1) // 2]


def median_high(data):
    """The middle value; the larger of the middle two."""
    data, n = _sorted_data(data)
    return data[n // 2]


def median_grouped(data, interval=1.0):
    """The median of values that are the middles of intervals, spread evenly within them."""
    data, n = _sorted_data(data)
    x = data[n // 2]
    first = bisect_left(data, x)
    equal = bisect_right(data, x, lo=first) - first
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (n / 2 - first) / equal


def mode(data):
    """The most frequent value; of several, the one that comes first."""
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    """All values that are most frequent."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method='exclusive'):
    """The n - 1 values that divide the data into n groups of equal size.

    exclusive: the data are a sample, and others may be smaller or larger; inclusive: they are all.
    """
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    if method not in ('inclusive', 'exclusive'):
        raise ValueError(f'Unknown method: {method!r}')
    inclusive = method == 'inclusive'
    result = []
    for i in range(1, n):
        if inclusive:
            at, part = divmod(i * (size - 1), n)
        else:
            at = min(max(i * (size + 1) // n, 1), size - 1)
            part = i * (size + 1) - at * n
            at -= 1
        result.append((data[at] * (n - part) + data[at + 1] * part) / n)
    return result


# ---- spread --------------------------------------------------------------------------------------

def variance(data, xbar=None):
    """The variance of what the data are a sample of."""
    T, squares, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')
    return _convert(squares / (n - 1), T)


def pvariance(data, mu=None):
    """The variance of the data."""
    T, squares, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _convert(squares / n, T)


def _root(value, T):
    try:
        n, d = value.numerator, value.denominator
    except AttributeError:
        raise ValueError('inf or nan encountered in data')
    if issubclass(T, _decimal_types()):
        return _decimal_sqrt_of_frac(n, d)
    return _float_sqrt_of_frac(n, d)


def stdev(data, xbar=None):
    """The root of the variance."""
    T, squares, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    return _root(squares / (n - 1), T)


def pstdev(data, mu=None):
    """The root of the pvariance."""
    T, squares, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError('pstdev requires at least one data point')
    return _root(squares / n, T)


def _mean_stdev(data):
    T, squares, center, n = _ss(data)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    squares = squares / (n - 1)
    try:
        return float(center), _float_sqrt_of_frac(squares.numerator, squares.denominator)
    except AttributeError:
        # An infinity or nan.
        return float(center), float(center) / float(squares)


# ---- relations between two variables -------------------------------------------------------------

def _check_pairs(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    return n


def _deviations(x, n):
    center = fsum(x) / n
    return [xi - center for xi in x], center


def covariance(x, y, /):
    """The covariance of what x and y are a sample of."""
    n = _check_pairs(x, y, 'covariance')
    return sumprod(_deviations(x, n)[0], _deviations(y, n)[0]) / (n - 1)


def correlation(x, y, /, *, method='linear'):
    """Pearson's coefficient of correlation; method 'ranked': Spearman's."""
    n = _check_pairs(x, y, 'correlation')
    if method not in {'linear', 'ranked'}:
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        start = (n - 1) / -2
        x, y = _rank(x, start=start), _rank(y, start=start)
    else:
        x, y = _deviations(x, n)[0], _deviations(y, n)[0]
    try:
        return sumprod(x, y) / _sqrtprod(sumprod(x, x), sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


def _rank(data, /, *, key=None, reverse=False, ties='average', start=1):
    """The rank of each value; equal ones share the average of theirs."""
    if ties != 'average':
        raise ValueError(f'Unknown tie resolution method: {ties!r}')
    if key is not None:
        data = map(key, data)
    ordered = sorted(zip(data, count()), reverse=reverse)
    ranks = [0] * len(ordered)
    before = start - 1
    for _, group in groupby(ordered, key=itemgetter(0)):
        places = [place for _, place in group]
        for place in places:
            ranks[place] = before + (len(places) + 1) / 2
        before += len(places)
    return ranks


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """The line with the least squares of distances in y: (slope, intercept).

    proportional: the best of the lines through the origin.
    """
    n = _check_pairs(x, y, 'linear regression')
    if not proportional:
        x, x_center = _deviations(x, n)
        y, y_center = _deviations(y, n)
    products = sumprod(x, y) + 0.0    # a float
    squares = sumprod(x, x)
    try:
        slope = products / squares
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    intercept = 0.0 if proportional else y_center - slope * x_center
    return LinearRegression(slope=slope, intercept=intercept)


# ---- kernel density estimation -------------------------------------------------------------------

def _kernel_of(data, h, kernel):
    if not len(data):
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not h={h!r}')
    if kernel not in _kernel_specs:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    return _kernel_specs[kernel]


def kde(data, h, kernel='normal', *, cumulative=False):
    """Estimate a density, or a cumulative distribution, from samples: returns a function of x.

    Each sample counts as a kernel of bandwidth h around it. Samples that are appended count too.
    """
    spec = _kernel_of(data, h, kernel)
    K, W, support = spec['pdf'], spec['cdf'], spec['support']
    n = len(data)
    if support is None:
        def pdf(x):
            return sum(K((x - x_i) / h) for x_i in data) / (len(data) * h)

        def cdf(x):
            return sum(W((x - x_i) / h) for x_i in data) / len(data)
    else:
        sample = sorted(data)
        reach = h * support

        def within(x):
            """The samples whose kernels reach x, how many lie below those, and of how many."""
            nonlocal n, sample
            if len(data) != n:
                sample = sorted(data)
                n = len(data)
            i = bisect_left(sample, x - reach)
            return sample[i:bisect_right(sample, x + reach)], i, n

        def pdf(x):
            near, _, n = within(x)
            return sum(K((x - x_i) / h) for x_i in near) / (n * h)

        def cdf(x):
            near, below, n = within(x)
            return sum((W((x - x_i) / h) for x_i in near), below) / n
    result = cdf if cumulative else pdf
    result.__doc__ = f'{result.__name__.upper()} estimate with h={h!r} and kernel={kernel!r}'
    return result


def kde_random(data, h, kernel='normal', *, seed=None):
    """A function that draws random values from the density that kde() estimates."""
    inverse = _kernel_of(data, h, kernel)['invcdf']
    generator = _random.Random(seed)

    def rand():
        return generator.choice(data) + h * inverse(generator.random())

    rand.__doc__ = f'Random KDE selection with h={h!r} and kernel={kernel!r}'
    return rand
