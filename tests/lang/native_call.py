# How functions in C take arguments, and what they say when they do not.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
show(lambda: [].append()); show(lambda: [].append(1, 2)); show(lambda: [].append(x=1)); show(lambda: [].clear(1)); show(lambda: [].pop(1, 2))
show(lambda: [].insert(1)); show(lambda: [].sort(1)); show(lambda: [].sort(foo=1)); show(lambda: [].sort(ky=len)); show(lambda: [].sort(key=1, key2=3))
show(lambda: len()); show(lambda: len(1, 2)); show(lambda: len(obj=1)); show(lambda: sorted()); show(lambda: sorted([], reverse=1, key=None))
show(lambda: "a".split(sp=1)); show(lambda: "a".split(maxsplt=1)); show(lambda: "a".split(" ", 1, 2)); show(lambda: "".join()); show(lambda: "".join(1)); show(lambda: "a".encode(encdoing="x"))
show(lambda: int(x=1)); show(lambda: int(1, 2, 3)); show(lambda: int("1", bas=3)); show(lambda: str(1, 2, 3, 4)); show(lambda: dict(1)); show(lambda: dict([1])); show(lambda: list(1, 2)); show(lambda: tuple(1, 2)); show(lambda: set(1, 2)); show(lambda: list(iterable=1))
show(lambda: print(1, foo=2)); show(lambda: print(sepp="")); show(lambda: enumerate()); show(lambda: isinstance(1)); show(lambda: getattr(1)); show(lambda: getattr(1, 2)); show(lambda: setattr(1, 2, 3)); show(lambda: hasattr(1, 2))
show(lambda: zip([1], stric=True)); show(lambda: max()); show(lambda: max(1)); show(lambda: max([], defalt=1)); show(lambda: sum("a")); show(lambda: pow(1)); show(lambda: round()); show(lambda: abs()); show(lambda: chr()); show(lambda: ord("ab")); show(lambda: divmod(1))
show(lambda: {}.get()); show(lambda: {}.get(1, 2, 3)); show(lambda: {}.pop()); show(lambda: {}.pop(1)); show(lambda: {}.update(1)); show(lambda: {}.update(1, 2)); show(lambda: {}.setdefault()); show(lambda: {}.fromkeys())
show(lambda: object.__repr__()); show(lambda: object.__repr__(1, 2)); show(lambda: int.__add__(1)); show(lambda: int.__add__("a", 1)); show(lambda: (1).__add__()); show(lambda: (1).__add__(1, 2)); show(lambda: (1).__add__(x=1)); show(lambda: list.append(1, 2)); show(lambda: list.append())
show(lambda: iter([]).__next__()); show(lambda: [].__len__(1)); show(lambda: [].__setitem__(1)); show(lambda: [].__contains__()); show(lambda: (1).__pow__()); print((2).__pow__(3), (2).__pow__(3, 5), (2).__rpow__(3))
show(lambda: type("a", (), {}).__call__(1)); show(lambda: property(1, 2, 3, 4, 5)); show(lambda: property(fgt=1)); show(lambda: staticmethod()); show(lambda: classmethod(1, 2)); show(lambda: super(1, 2, 3))
import math
show(lambda: math.sqrt()); show(lambda: math.sqrt(1, 2)); show(lambda: math.sqrt(x=1)); show(lambda: math.sqrt("a")); show(lambda: math.gcd(1.5)); show(lambda: math.isclose(1)); show(lambda: math.isclose(1, 2, rel=3))
def f(a, b=2, *, c): pass
show(lambda: f()); show(lambda: f(1)); show(lambda: f(1, 2, 3, c=1)); show(lambda: f(1, c=1, d=2)); show(lambda: f(1, a=1, c=2)); show(lambda: f(**{1: 2})); show(lambda: f(*3)); show(lambda: f(**3)); show(lambda: f(1, **{"c": 1}, **{"c": 2}))
show(lambda: len(*[[1]], **{})); show(lambda: print(*[1, 2], **{"sep": "-"}))
print(len.__name__, len.__qualname__, len.__module__, len.__self__, len.__doc__ is not None, [].append.__qualname__, [].append.__self__, list.append.__qualname__, list.append.__objclass__, list.append.__name__)
print(repr(len), repr(list.append), repr(dict.fromkeys)[:36], repr(str.maketrans)[:36], int.__add__, repr(object().__str__)[:31])
show(lambda: setattr(len, "x", 1)); show(lambda: len.nope)
print([].append == [].append, len == len, hash(len) == hash(len)); l = []; print(l.append == l.append, l.append is l.append)
