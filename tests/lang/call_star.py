# Calls with stars: functions, methods, classes and built-ins; decorators that recurse; errors; what is passed stays as it was.
import sys


def show(*args, **kwargs): return args, kwargs
def plain(a, b=2, *, c=3): return a, b, c
class Shape:
    def __init__(self, *args, **kwargs): self.got = args, kwargs
    def method(self, *args, **kwargs): return args, kwargs
    @classmethod
    def of(cls, *args, **kwargs): return cls.__name__, args, kwargs
class Mapping:
    def keys(self): return ["x", "y"]
    def __getitem__(self, key): return key * 2
class Words(dict): pass


t, d = (1, 2), {"x": 1, "y": 2}
shape = Shape(*t, **d)
for f in (show, shape.method, Shape.of, lambda *a, **k: (a, k), Shape):
    got = [f(*t), f(**d), f(*t, **d), f(0, *t, 3, *[], z=5, **d), f(*"ab", **Mapping()), f(**Words(q=1)), f(*range(3), **{}), f(**d, **{"w": 1})]
    print([g.got if isinstance(g, Shape) else g for g in got])
print(plain(*[1]), plain(*t, **{"c": 9}), plain(**{"a": 1, "b": 5}), dict(**d), max(*t), print(*t, **{"sep": "-"}), sorted(*[[3, 1]], **{"reverse": True}))
kwargs = {"a": 1}
def change(**k): k["a"] = 2; return k
print(change(**kwargs), kwargs, show(*t)[0] is t)
many = {f"k{i}": i for i in range(100)}
print(len(show(**many)[1]), list(show(**many)[1]) == list(many), sum(show(*range(3000))[0]), len(show(*range(300), **many)[0]))


def counted(f):
    def wrapper(*args, **kwargs): return f(*args, **kwargs)
    return wrapper
@counted
def depth(n, *, by=1): return 0 if n <= 0 else 1 + depth(n - by, by=by)
@counted
def forever(*args): return forever(*args)
print(depth(300), depth(10, by=3))
try: forever(1)
except RecursionError as e: print(e)
def generate(*args, **kwargs):
    yield show(*args, **kwargs)
    yield (yield from generate(*args[1:], **kwargs)) if args else "end"
print(list(generate(1, 2, k=3)))

cases = ["show(*1)", "show(**1)", "show(**{1: 2})", "show(x=1, **d)", "show(**d, **d)", "plain(*t, **{'a': 1})", "plain(**{'q': 1})", "plain(*(), **d)",
         "plain(*range(9))", "plain()", "print(*1)", "print(**{'wrong': 1})", "shape.method(*None)", "show(*[1], **[2])", "len(**d)", "show(**{'self': 1})"]
for case in cases:
    try: print(case, eval(case))
    except Exception as e: print(case, type(e).__name__, e)
class Bad:
    def keys(self): return ["a"]
    def __getitem__(self, key): raise LookupError("no " + key)
    def __iter__(self): yield 1; raise OSError("stop")
for case in ("show(**Bad())", "show(*Bad())", "plain(**Bad())"):
    try: print(eval(case))
    except Exception as e: print(case, type(e).__name__, e)
