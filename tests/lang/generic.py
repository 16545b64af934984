# Generic aliases, unions, type parameters, namespaces, templates.
import types, pickle, copy
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
class C: pass
print(list[int], dict[str, list[int]], tuple[int, ...], tuple[()], list[C], type[int], list["x"], list[None], set[int | None])
a = list[int]
print(a.__origin__, a.__args__, a.__parameters__, a == list[int], a == list[str], hash(a) == hash(list[int]), a([1, 2]), a.append.__name__, a.__mro_entries__(()))
show(lambda: isinstance([], a)); show(lambda: issubclass(list, a)); show(lambda: a[int]); show(lambda: setattr(a, "x", 1))
class Sub(list[int]): pass
print(Sub.__bases__, Sub.__orig_bases__)
u = int | str
print(u, u.__args__, int | None, None | int, u == (str | int), u | int, u | float, list[int] | int, hash(u) == hash(str | int), type(u), isinstance(3, u), isinstance(None, int | None), issubclass(bool, u), isinstance([], u))
show(lambda: int | 3); show(lambda: 3 | int); show(lambda: isinstance(3, int | list[int])); show(lambda: u[int]); show(lambda: u())
print(type(a), types.GenericAlias is type(a), types.UnionType is type(u), pickle.loads(pickle.dumps(a)) == a, copy.deepcopy(a) == a)
print(next(iter(a)), repr(next(iter(tuple[int, str]))))
show(lambda: types.GenericAlias(1)); print(types.GenericAlias(list, (int,)), types.GenericAlias(int, int))
type Al = int | str
print(Al, Al.__value__, Al.__name__, Al.__type_params__, type(Al), Al.__module__)
type L[T] = list[T]
print(L, L[int], L.__type_params__, L.__value__, L[int].__args__)
show(lambda: Al[int])
def gf[T, *Ts, **P](x: T) -> T: return x
print(gf.__type_params__, [type(x).__name__ for x in gf.__type_params__], gf.__annotations__)
def gc[T: int, U = str](x: T): pass
T, U = gc.__type_params__
print(T, U, T.__bound__, U.__default__, T.has_default(), U.has_default(), T.__constraints__, T.__infer_variance__, T.__covariant__)
def gd[V: (int, str)](): pass
print(gd.__type_params__[0].__constraints__)
print(types.SimpleNamespace(a=1, b="x"), types.SimpleNamespace({"q": 3}), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))
n = types.SimpleNamespace(z=1); n.self = n; n.y = 2; print(n); del n.z; print(n.__dict__.keys()); show(lambda: n.z); show(lambda: types.SimpleNamespace(1)); show(lambda: types.SimpleNamespace(**{"1": 2}))
print(copy.replace(types.SimpleNamespace(a=1, b=2), b=3))
name = "w"
t = t"hi {name!r:>{3}} x{1 + 1}"
print(type(t).__name__, t.strings, t.interpolations, t.values, [type(x).__name__ for x in t])
print(t"a" + t"b{1}"); show(lambda: t"a" + "b")
from string.templatelib import Template, Interpolation
print(Template("a", "b", Interpolation(1, "x", "r", ">3"), Interpolation(2)), Interpolation(3))
show(lambda: Template(3)); show(lambda: Interpolation(1, 2)); show(lambda: Interpolation(1, "a", "q"))
