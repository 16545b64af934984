# statistics: every function, on ints, floats and Fractions; what it refuses; distributions and kernels.
import copy, math, pickle
import statistics as s
from fractions import Fraction as F


def show(call, *args, **kw):
    try:
        result = call(*args, **kw)
        print(type(result).__name__, repr(result))
    except Exception as e:
        print(type(e).__name__, e)


random = 1


def numbers(n, scale=1000):
    global random
    out = []
    for i in range(n):
        random = (random * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        out.append((random >> 40) % scale)
    return out


samples = [[], [3], [1, 2], [1, 2, 3, 4, 4], [2.5, 3.25, 5.5, 11.25, 11.75], [F(3, 7), F(1, 21), F(5, 3), F(1, 3)],
           [1e50, 1, -1e50] * 10, [0.1] * 10, [1, 2.5, F(1, 2)], [True, False, True], [1, float("inf"), 2],
           [float("nan"), 1.0], [float("inf"), float("-inf")], ["a", "b"], [None], [-1, 2], [0, 1], [2 ** 80, 1, 5],
           numbers(40), [x / 7 for x in numbers(31)], [F(x, 13) for x in numbers(12)], [x * 1e-170 + 1e-200 for x in numbers(9)]]
for f in [s.mean, s.fmean, s.geometric_mean, s.harmonic_mean, s.median, s.median_low, s.median_high, s.median_grouped,
          s.mode, s.multimode, s.quantiles, s.variance, s.pvariance, s.stdev, s.pstdev]:
    print(f.__name__)
    for data in samples:
        show(f, data)
        if f is not s.quantiles:
            show(f, iter(data))
for n in [0, 1, 3, 10]:
    for method in ["exclusive", "inclusive", "other"]:
        show(s.quantiles, samples[19][:7], n=n, method=method)
show(s.fmean, [3, 4, 5], [1, 2, 3])
show(s.fmean, iter([3, 4, 5]), iter([1, 2, 3.5]))
show(s.fmean, [3, 4], [1])
show(s.fmean, [3, 4], [1, -1])
show(s.harmonic_mean, [40, 60], [5, 30])
show(s.harmonic_mean, [40, 60], [5])
show(s.harmonic_mean, [40, 60], [0, 0])
show(s.harmonic_mean, [40, 0], weights=[1, 0])
show(s.median_grouped, [25] * 172 + [35] * 484 + [45] * 387 + [55] * 22, 10)
show(s.median_grouped, [1, 2], "x")
for f in [s.variance, s.pvariance, s.stdev, s.pstdev]:
    show(f, [1, 2, 4], 2)
    show(f, [1.5, 2.25, 4], 2.5)
    show(f, [F(1, 2), F(1, 4)], F(3, 8))

x, y = numbers(20), [v / 3 for v in numbers(20)]
for f in [s.covariance, s.correlation, s.linear_regression]:
    show(f, x, y)
    show(f, x, x)
    show(f, [1, 1], [2, 3])
    show(f, [1], [2])
    show(f, [1, 2], [2])
    show(f, [1e200, 1, 3], [1e200, 5, 7])
show(s.correlation, x, y, method="ranked")
show(s.correlation, [1, 2, 2, 3], [4, 4, 5, 1], method="ranked")
show(s.correlation, x, y, method="no")
show(s.linear_regression, x, y, proportional=True)
print(s._rank([31, 56, 31, 25, 75, 18], reverse=True), s._rank(["a", "bb", "c"], key=len, start=0))

N = s.NormalDist
a, b = N(2.4, 1.6), N(3.2, 2.0)
print(a, b, a + b, a - b, a * 2, a / -4, 5 + a, 5 - a, 3 * a, -a, +a, a == N(2.4, 1.6), a == 3, hash(a) == hash(N(2.4, 1.6)))
print(a.mean, a.median, a.mode, a.stdev, a.variance, a.zscore(5))
for d in [b, N(9, 1.6), a, N(2.4, 1)]:
    print(f'{a.overlap(d):.14g} {d.overlap(a):.14g}')
for v in [-30, -3.5, 0, 1, 2.4, 7, 1e10]:
    print(f'{a.pdf(v):.14g} {a.cdf(v):.14g}')    # erfc() differs between C libraries
for p in [1e-300, 1e-20, 0.001, 0.07, 0.075, 0.3, 0.5, 0.77, 0.925, 0.99, 1 - 1e-15]:
    print(a.inv_cdf(p))
print(a.quantiles(), a.quantiles(7), a.samples(5, seed=42))
show(N.from_samples, [1, 2, 4.5])
show(N.from_samples, [1])
show(N, 1, -1)
show(a.inv_cdf, 0)
show(a.inv_cdf, 1.5)
show(a.overlap, 3)
for method in ["pdf", "cdf", "zscore"]:
    show(getattr(N(1, 0), method), 1)
show(N(1, 0).overlap, a)
show(N(1, 0).inv_cdf, 0.3)
print(copy.copy(a), copy.deepcopy(a), [pickle.loads(pickle.dumps(a, p)) == a for p in range(6)])
try:
    a.mean = 1
except AttributeError as e:
    print(type(e).__name__)

points = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in ["normal", "gauss", "logistic", "sigmoid", "rectangular", "uniform", "triangular", "parabolic", "epanechnikov",
               "quartic", "biweight", "triweight", "cosine"]:
    pdf, cdf = s.kde(points, 1.5, kernel), s.kde(points, 1.5, kernel, cumulative=True)
    print(kernel, pdf.__doc__, cdf.__doc__)
    print([f'{pdf(v):.14g} {cdf(v):.14g}' for v in range(-4, 9, 3)])
    rand = s.kde_random(points, 1.5, kernel, seed=8675309)
    print(rand.__doc__, [f'{rand():.12g}' for i in range(6)])
grows = [1.0, 2.0]
f = s.kde(grows, 1, "triangular")
before = f(1.5)
grows.append(1.5)
print(before, f(1.5))
show(s.kde, [], 1)
show(s.kde, ["a"], 1)
show(s.kde, [1], 0)
show(s.kde, [1], 1, "no")
show(s.kde_random, [], 1)
print(s.StatisticsError.__mro__, s.StatisticsError.__module__, N.__module__)
print(a.inv_cdf(float("nan")))
from decimal import Decimal as D
for f in [s.mean, s.variance, s.stdev, s.pstdev, s.median, s.harmonic_mean, s.fmean, s.geometric_mean]:
    show(f, [D("27.5"), D("30.25"), D("30.25"), D("34.5"), D("41.75")])
    show(f, [D(1), 2, D("NaN")])
show(s.pstdev, [D(1), D(1)])
