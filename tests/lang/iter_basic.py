print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('ab', start=2**70)), list(enumerate(iterable='x')))
print(list(zip()), list(zip('ab')), list(zip('ab', [1, 2, 3])), list(zip([1], [2], [3])), list(zip([1, 2], [3, 4], strict=True)))
for f in (lambda: list(zip([1], [], strict=True)), lambda: list(zip([], [1], strict=True)), lambda: list(zip([1], [1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1, 2], [1], strict=True)), lambda: zip(1), lambda: zip(strict=1, x=2), lambda: list(map(lambda a, b: a, [1], [], strict=True)), lambda: map(len), lambda: map(), lambda: filter(1), lambda: enumerate(5), lambda: enumerate([], 1.5), lambda: reversed({1}), lambda: reversed(5), lambda: iter(5), lambda: iter(5, 6), lambda: next(5), lambda: next(iter([])), lambda: list(map(5, [1])), lambda: list(filter(5, [1]))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(max, [1, 5], [3, 2], [2, 9])), list(map(lambda *a: a, *([1],) * 10)))
print(list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x % 2, range(6))), list(filter(bool, [0, 2])))
print(list(reversed('abc')), list(reversed([1, 2])), list(reversed((1, 2))), list(reversed(range(3))))
class S:
    def __len__(s): return 3
    def __getitem__(s, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(S()), list(reversed(S())), list(iter(S())), 20 in S(), 5 in S(), tuple(S()), [*S()])
it = iter(S()); next(it); print(it.__length_hint__(), it.__reduce__()[2], list(it)); r = reversed(S()); print(next(r), r.__length_hint__(), list(r), r.__length_hint__())
class R:
    def __reversed__(s): return iter('zyx')
print(list(reversed(R())))
class NoRev(list): __reversed__ = None
try: reversed(NoRev())
except TypeError as e: print(e)
n = 0
def count():
    global n; n += 1; return n
print(list(iter(count, 5)), list(iter(lambda: 1, 1)))
def stop(): raise StopIteration
print(list(iter(stop, 1)))
it = iter(count, 100); print(next(it), next(it))
class It:
    def __init__(s): s.i = 0
    def __iter__(s): return s
    def __next__(s):
        s.i += 1
        if s.i > 3: raise StopIteration
        return s.i
print(list(It()), sum(It()), [x for x in It()], dict(zip(It(), 'abc')), max(It()), sorted(It()), tuple(map(str, It())))
e = enumerate('abc'); print(next(e), next(e), list(e), next(e, 'end'))
class SubE(enumerate): pass
print(list(SubE('a')), type(SubE('a')), enumerate[int])
print(len(zip([1], [2]).__reduce__()[1]), type(map(str, [1]).__reduce__()[1]))
z = zip([1, 2], [3]); print(next(z), next(z, None), next(z, None))
a, b, *c = map(int, '1234'); print(a, b, c)
def gen():
    yield 1
    raise ValueError('x')
try: list(zip(gen(), [1, 2, 3]))
except ValueError as e: print(e)
try: list(map(lambda x: 1 // x, [1, 0]))
except ZeroDivisionError as e: print(e)
x = iter([1, 2, 3]); print([(a, b) for a, b in zip(x, x)])
print(next(iter({}), 'empty'), next(iter(()), 0), all(map(bool, [1, 1])), any(filter(None, [0])))
class BadIter:
    def __iter__(s): return 5
try: iter(BadIter())
except TypeError as e: print(e)
class NoIter: __iter__ = None
try: iter(NoIter())
except TypeError as e: print(e)
class BadLen:
    def __length_hint__(s): return -1
    def __iter__(s): return iter([1])
try: list(BadLen())
except ValueError as e: print(e)
class LH:
    def __length_hint__(s): return NotImplemented
    def __iter__(s): return iter([1, 2])
print(list(LH()))
