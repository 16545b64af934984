# Items, truth, iteration, membership and with statements whose methods are in Python.
def attempt(f, *args):
    try:
        print("->", f(*args))
    except BaseException as e:
        print("->", type(e).__name__, e)

class Items:
    def __init__(self): self.log = []
    def __getitem__(self, key):
        if key == "missing": raise KeyError(key)
        return ("get", key)
    def __setitem__(self, key, v):
        self.log.append(("set", key, v))
        return "ignored"
    def __delitem__(self, key):
        self.log.append(("del", key))
        if key == 99: raise IndexError("no 99")
def work(i):
    i[1] = 2
    i["k"] = i[0]
    i[1:2] = [3]
    i[::2] = 4
    del i[5], i["a", ...]
    i[0] += ("more",)
    del i[1:]
    return i[7], i[-1], i["x"], i[1:2], i[1:2:3], i[:, 1], i[()]
i = Items()
attempt(work, i)
for entry in i.log: print(entry)
def get(i): return i["missing"]
def delete(i): del i[99]
attempt(get, i)
attempt(delete, i)

class ReadOnly:
    def __getitem__(self, key): return key
def store(r): r[0] = 1
def remove(r): del r[0]
attempt(store, ReadOnly())
attempt(remove, ReadOnly())
class SetOnly:
    def __setitem__(self, key, v): pass
attempt(store, SetOnly())
attempt(remove, SetOnly())
attempt(lambda: SetOnly()[0])
class Meta(type):
    def __getitem__(cls, key): return (cls.__name__, key)
    def __len__(cls): return 0
    def __bool__(cls): return cls.__name__ == "True_"
    def __iter__(cls): return iter("meta")
    def __contains__(cls, x): return x == 1
    def __add__(cls, o): return ("class", o)
    def __eq__(cls, o): return "classes"
    __hash__ = type.__hash__
class M(metaclass=Meta): pass
class True_(metaclass=Meta): pass
attempt(lambda: (M[1], list(M), 1 in M, 2 in M, M + 1, M == 1, "yes" if M else "no", "yes" if True_ else "no"))
class Generic:
    def __class_getitem__(cls, key): return (cls, key)
attempt(lambda: Generic[int][1])

print("--- truth")
class Truth:
    def __init__(self, answer): self.answer = answer
    def __bool__(self): return self.answer
class Length:
    def __init__(self, answer): self.answer = answer
    def __len__(self): return self.answer
class Index:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class Both(Length):
    def __bool__(self): return True
class Neither: pass
class Unset(Truth):
    __bool__ = None
def truths(v):
    result = [not v]
    if v: result.append("if")
    else: result.append("else")
    if not v: result.append("not")
    while v:
        result.append("while")
        break
    result += [1 if v else 2, (v and 1) == 1, (v or 1) == 1, bool(v)]
    n = 0
    assert_ok = True
    try: assert v
    except AssertionError: assert_ok = False
    return result, assert_ok, [x for x in [1] if v]
for v in (Truth(True), Truth(False), Truth(1), Truth(None), Length(0), Length(3), Length(-1), Length(1 << 70), Length(True),
          Length("x"), Length(Index(0)), Length(Index(5)), Length(1.5), Both(0), Neither(), Unset(True)):
    print(type(v).__name__, end=" ")
    attempt(truths, v)
def raises(): raise OSError("in bool")
class Raising:
    def __bool__(self): raises()
    def __len__(self): raises()
attempt(truths, Raising())
def match(v):
    match v:
        case [a, b]: return "pair"
        case [*rest]: return "some"
import collections.abc
class Sequence(collections.abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return i
class Wrong(Sequence):
    def __len__(self): return "x"
attempt(match, Sequence(2))
attempt(match, Sequence(3))
attempt(match, Wrong(3))

print("--- membership")
class Contains:
    def __init__(self, answer): self.answer = answer
    def __contains__(self, x): return self.answer
def member(c): return 1 in c, 1 not in c, "in" if 1 in c else "out", "out" if 1 not in c else "in"
for answer in True, False, 0, [], "x", Truth(True), Truth(False), Truth(5), Length(0), NotImplemented:
    attempt(member, Contains(answer))
class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])
attempt(member, NoContains())
class ByIter:
    def __iter__(self): yield from (5, 1)
attempt(member, ByIter())
class ByItem:
    def __getitem__(self, i): return (5, 1)[i]
attempt(member, ByItem())

print("--- iteration")
class Count:
    def __init__(self, n, end=StopIteration): self.i, self.n, self.end = 0, n, end
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > self.n: raise self.end
        return self.i
def loop(it):
    result = []
    for x in it: result.append(x)
    else: result.append("else")
    return result
attempt(loop, Count(3))
attempt(loop, Count(0))
attempt(loop, Count(2, StopIteration("value")))
attempt(loop, Count(2, ValueError("stop")))
attempt(loop, Count(2, StopAsyncIteration))
class Stop(StopIteration): pass
attempt(loop, Count(2, Stop))
attempt(lambda: [x * 2 for x in Count(3)])
attempt(lambda: {*Count(3)} | {x for x in Count(2)})
attempt(lambda: list(x for x in Count(3)))
def unpack(it):
    a, b, *c = it
    return a, b, c
attempt(unpack, Count(4))
def early(it):
    for x in it:
        if x == 2: break
    return x, next(it)
attempt(early, Count(5))
class Iter:
    def __init__(self, answer): self.answer = answer
    def __iter__(self): return self.answer
attempt(loop, Iter(Count(2)))
attempt(loop, Iter(iter("ab")))
attempt(loop, Iter(5))
attempt(loop, Iter([1]))
class GenIter:
    def __iter__(self):
        yield 1
        yield from Count(2)
        result = yield from Count(1, StopIteration("result"))
        yield result
attempt(loop, GenIter())
class NoIter(Count):
    __iter__ = None
attempt(loop, NoIter(2))
class NextOnly:
    def __next__(self): return 1
attempt(loop, NextOnly())
attempt(loop, Iter(NextOnly)) # a class is no iterator of its own kind
class GenNext:
    """Every item is a generator."""
    n = 0
    def __iter__(self): return self
    def __next__(self):
        if self.n == 3: self.__class__.__next__ = lambda self: raises_stop()
        self.n += 1
        yield self.n
def raises_stop(): raise StopIteration
g = GenNext()
attempt(lambda: [x for y in [g] for x in (next(y) for _ in range(2))].__len__())
class Nested:
    """The StopIteration of something inside ends the loop, too."""
    def __init__(self): self.it = iter([1, 2])
    def __iter__(self): return self
    def __next__(self): return next(self.it)
attempt(loop, Nested())
def delegate():
    result = yield from Count(2, StopIteration(("returned",)))
    print("delegate got", result)
    try:
        yield from Count(1, KeyError("x"))
    except KeyError as e:
        print("caught", e)
    yield from Iter(Count(1))
attempt(lambda: list(delegate()))
def sent():
    yield from Count(3)
def send_into():
    g = sent()
    next(g)
    g.send(5)
attempt(send_into)

print("--- with")
class Manager:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): return self.swallow
    def __exit__(self, kind, e, tb):
        print("exit", kind and kind.__name__, e, tb is not None, end=" ")
        return self.swallow
def use(m, e=None):
    with m as v:
        if e: raise e
        return v
    return "swallowed"
attempt(use, Manager(True))
attempt(use, Manager(True), KeyError(1))
attempt(use, Manager(False), KeyError(1))
attempt(use, Manager(Truth(True)), KeyError(1))
attempt(use, Manager(Truth(2)), KeyError(1))
attempt(use, Manager(Length(0)), KeyError(1))
class Failing(Manager):
    def __exit__(self, *args): raise ValueError("in exit")
def context(m):
    try: use(m, KeyError(1))
    except ValueError as e: return repr(e), repr(e.__context__)
attempt(context, Failing(1))
class StaticExit:
    __enter__ = staticmethod(lambda: "static")
    __exit__ = staticmethod(lambda *args: print(len(args), end=" ") or True)
attempt(use, StaticExit())
attempt(use, StaticExit(), KeyError(2))
class GenExit(Manager):
    def __exit__(self, *args): yield
attempt(use, GenExit(1), KeyError(3)) # a generator is true
class Short(Manager):
    def __exit__(self): pass
attempt(use, Short(1))
attempt(use, Short(1), KeyError(3))

print("--- asynchronous")
class Async:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
    async def __aenter__(self): return self
    async def __aexit__(self, kind, e, tb): return kind is KeyError
    def __await__(self):
        yield "suspended"
        return "awaited"
class Plain(Async):
    def __aiter__(self): return 5
class PlainNext(Async):
    def __anext__(self): return 5
class FailingNext(Async):
    def __anext__(self): raise OSError("anext")
async def main(a):
    result = []
    async for x in a: result.append(x)
    async with a as b:
        result.append(b is a)
        raise KeyError
    result.append(await a)
    return result
def run(c):
    try:
        while True: print(c.send(None), end=" ")
    except StopIteration as e:
        return e.value
for a in Async(3), Plain(1), PlainNext(1), FailingNext(1):
    attempt(lambda: run(main(a)))
