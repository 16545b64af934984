from itertools import *
import operator
print(list(islice(count(), 5)), list(islice(count(5, 2), 3)), list(islice(count(2.5, 0.5), 3)), count(), count(5), count(1, 2), list(islice(count(2**62 - 1), 3)), list(islice(count(10, -3), 4)), list(islice(count(1j), 2)))
print(list(islice(cycle('abc'), 7)), list(cycle('')), list(repeat(1, 3)), list(islice(repeat(2), 2)), repeat(1), repeat(1, 3), list(repeat(1, 0)), list(repeat(1, -5)), repeat(5, 4).__length_hint__())
print(list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab', 'cd'])), list(chain.from_iterable(x for x in ([1], [2]))))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate('abc')), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], func=None)))
print(list(compress('abcdef', [1, 0, 1, 0, 1, 1])), list(compress('abc', [1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(None, [0, 1, 2, ''])), list(filterfalse(lambda x: x % 2, range(5))))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: a, ['ab', [1]])))
print(list(islice('abcdef', 3)), list(islice('abcdef', 2, 4)), list(islice('abcdef', 1, None)), list(islice('abcdef', 0, None, 2)), list(islice('abcdef', None)), list(islice('abcdef', 1, 6, 3)), list(islice('abc', 10, 20)), list(islice('abc', 0)))
it = iter(range(20)); print(list(islice(it, 2, 6, 3)), next(it)); it = iter(range(20)); print(list(islice(it, 1, 10, 4)), next(it)); it = iter(range(5)); print(list(islice(it, 3)), next(it))
for f in (lambda: islice('a', -1), lambda: islice('a', 1, -1), lambda: islice('a', 1, 2, 0), lambda: islice('a', 'x'), lambda: islice('a', 1, 2, -1), lambda: islice('a'), lambda: islice('a', 1, 2, 3, 4), lambda: count('a'), lambda: repeat(), lambda: repeat(1, 'a'), lambda: batched('a', 0), lambda: list(batched('abc', 2, strict=True)), lambda: tee('a', -1), lambda: product('a', repeat=-1), lambda: permutations('a', -1), lambda: combinations('a', -1), lambda: combinations('a'), lambda: permutations('a', 'b'), lambda: zip_longest('a', foo=1), lambda: list(chain(5)), lambda: groupby(), lambda: cycle(5), lambda: accumulate(5), lambda: repeat(1).__length_hint__(), lambda: list(starmap(pow, [1])), lambda: pairwise(), lambda: next(islice('a', 0)), lambda: product(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(list(zip_longest('abc', 'd', fillvalue='-')), list(zip_longest()), list(zip_longest('ab', [1, 2, 3], [])), list(zip_longest('a')))
print(list(pairwise('abcd')), list(pairwise('a')), list(pairwise('')), list(batched('abcdefg', 3)), list(batched('', 3)), list(batched('abcd', 2, strict=True)))
print([(k, list(g)) for k, g in groupby('aaabbc')], [(k, list(g)) for k, g in groupby(range(6), lambda x: x // 2)], [k for k, g in groupby('aab')], list(groupby('')))
g = groupby('aabb'); k1, g1 = next(g); print(next(g1)); k2, g2 = next(g); print(k2, list(g1), list(g2), list(g))
print([(k, len(list(g))) for k, g in groupby([1, 1.0, True, 2], key=None)])
a, b = tee('abc'); print(next(a), next(a), list(b), list(a), len(tee('a', 3)), tee('a', 0))
a, b, c = tee(iter(range(100)), 3); print(sum(a), sum(b), sum(c)); a, = tee('xyz', 1); next(a); import copy; b = copy.copy(a); print(list(a), list(b))
t = tee('ab')[0]; u, v = tee(t); print(list(u), list(v), list(t), type(t).__name__)
print(list(product('ab', [1, 2])), list(product()), list(product('ab', repeat=2)), list(product('ab', [])), list(product('a', repeat=0)), len(list(product(range(3), repeat=4))))
print(list(permutations('abc')), list(permutations('abc', 2)), list(permutations('ab', 3)), list(permutations('ab', 0)), list(permutations('')), len(list(permutations(range(6), 4))))
print(list(combinations('abcd', 2)), list(combinations('ab', 3)), list(combinations('ab', 0)), list(combinations('', 0)), list(combinations(range(4), 3)), len(list(combinations(range(10), 5))))
print(list(combinations_with_replacement('abc', 2)), list(combinations_with_replacement('', 2)), list(combinations_with_replacement('', 0)), list(combinations_with_replacement('a', 3)))
print(next(combinations('abc', 2)), [type(x).__name__ for x in (count(), cycle(''), repeat(1, 1), chain(), groupby(''), product(), islice('', 0), tee('')[0])])
class C(count): pass
class R(repeat): pass
print(C(3), R(1, 2), list(islice(C(1), 2)), chain[int])
def gen():
    yield 1
    raise KeyError('boom')
for it in (chain(gen()), cycle(gen()), accumulate(gen()), pairwise(gen()), batched(gen(), 5), zip_longest(gen(), 'abc'), groupby(gen()), tee(gen())[0], islice(gen(), 5), starmap(print, gen()), compress(gen(), repeat(1)), dropwhile(lambda x: 1, gen()), takewhile(lambda x: 1, gen()), filterfalse(lambda x: 1, gen()), zip(gen(), gen())):
    try: print(type(it).__name__, list(it))
    except (KeyError, TypeError) as e: print(type(it).__name__, type(e).__name__, e)
for cls in (product, permutations):
    try: cls(gen())
    except KeyError as e: print(e)
x = cycle([1, 2]); print([next(x) for _ in range(5)])
print(list(takewhile(lambda x: x, iter([1, 0, 1]))), list(map(list, batched(range(7), 3))))
t = takewhile(lambda x: x < 2, [1, 5, 1]); print(list(t), list(t))
print(sum(islice(count(), 100000)), len(list(islice(cycle('ab'), 1001))), sum(repeat(1, 1000)), max(accumulate(range(100))))
