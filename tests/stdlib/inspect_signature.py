# Signatures of functions, methods, classes, partials; Parameter, Signature, BoundArguments.
import functools
import inspect
import pickle
import typing
from inspect import Parameter, Signature, signature


def show(obj, **options):
    try:
        print(signature(obj, **options))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).partition(' at 0x')[0])


def f(a, b: int = 1, /, c: 'str' = 'x', *args: tuple, d, e: list[int] = None, **kwargs) -> typing.Optional[str]:
    pass


def empty():
    pass


async def coro(x, *, y):
    pass


show(f)
show(empty)
show(coro)
show(lambda x, /, *, y=2: 0)
show(3)
print(f'{signature(f)}', repr(signature(f)))
for p in signature(f).parameters.values():
    print(repr(p), p.kind, p.kind.description, p.default, p.annotation)


class Meta(type):
    def __call__(cls, q):
        pass


class Plain:
    pass


class Init:
    def __init__(self, a, *, b=1):
        pass

    def method(self, x):
        pass

    @classmethod
    def clsm(cls, x=1):
        pass

    @staticmethod
    def static(y):
        pass

    def __call__(self, z):
        pass

    part = functools.partialmethod(method, 5)
    part2 = functools.partialmethod(f, 1, c=2)


class New:
    def __new__(cls, *args, n):
        return super().__new__(cls)


class Sub(Init):
    pass


class WithMeta(metaclass=Meta):
    def __init__(self, no):
        pass


class Odd:
    def nothing():
        pass


for obj in (Init, New, Sub, WithMeta, Init.method, Init(1).method, Init.clsm, Init(1).clsm, Init.static, Init(1),
            Init.part, Init(1).part, Init.part2, Odd().nothing):
    show(obj)


def decorate(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


show(decorate(f))
show(decorate(f), follow_wrapped=False)
show(decorate(Init(1).method))
for partial in (functools.partial(f, 1), functools.partial(f, 1, 2, 3), functools.partial(f, c=3), functools.partial(f, d=4),
                functools.partial(f, e=4, other=1), functools.partial(lambda a, b, c: 0, b=1),
                functools.partial(lambda a, *, b=2, **k: 0, b=1), functools.partial(empty, 1),
                functools.partial(f, functools.Placeholder, 2), functools.partial(Init, 3)):
    show(partial)
empty.__signature__ = signature(f).replace(return_annotation=Signature.empty)
show(empty)
empty.__signature__ = 5
show(empty)
del empty.__signature__


def quoted(a: 'int', b: 'missing' = 1) -> 'list[int]':
    pass


show(quoted)
show(lambda: 0, eval_str=True)
try:
    signature(quoted, eval_str=True)
except NameError as error:
    print(error)
print(signature(quoted, eval_str=True, globals={'missing': 5}))
print(signature(f).format(max_width=20))
print(signature(quoted).format(quote_annotation_strings=False))

# Binding
for args, kwargs in (((1,), {'d': 5}), ((1, 2, 3, 4, 5), {'d': 6, 'z': 7}), ((), {}), ((1,), {}), ((1,), {'a': 3, 'd': 1}),
                     ((1, 2, 3), {'c': 4, 'd': 1}), ((1,), {'d': 1, 'b': 2})):
    try:
        bound = signature(f).bind(*args, **kwargs)
        print(bound, bound.args, bound.kwargs)
        bound.apply_defaults()
        print(bound.arguments)
    except TypeError as error:
        print(error)
print(signature(f).bind_partial(c=3))
for function, args, kwargs in ((lambda a: 0, (1, 2), {}), (lambda a: 0, (), {'b': 1}), (lambda *, a: 0, (1,), {}),
                               (lambda a, /: 0, (), {'a': 1}), (lambda a=1, /: 0, (), {'a': 1}), (lambda *, a: 0, (), {}),
                               (lambda a=1, /, **k: 0, (), {'a': 1}), (lambda a, b=2, *c, d=3: 0, (1,), {'d': 2})):
    try:
        print(signature(function).bind(*args, **kwargs))
    except TypeError as error:
        print(error)

# Making
a = Parameter('a', Parameter.POSITIONAL_ONLY)
b = Parameter('b', Parameter.KEYWORD_ONLY, default=1, annotation=int)
print(Signature([a, b], return_annotation=str), a == a.replace(), a == b, hash(a) == hash(a.replace()))
print(a.replace(name='z', default=3), b.replace(kind=Parameter.VAR_KEYWORD, default=Parameter.empty))
for make in (lambda: Signature([b, a]), lambda: Signature([a, a]), lambda: Parameter('1', a.kind), lambda: Parameter(3, a.kind),
             lambda: Parameter('if', b.kind), lambda: Parameter('x', 7), lambda: Parameter('x', Parameter.VAR_KEYWORD, default=1),
             lambda: Parameter('.0', Parameter.POSITIONAL_OR_KEYWORD), lambda: Parameter('.0', Parameter.KEYWORD_ONLY),
             lambda: Signature([Parameter('p', Parameter.POSITIONAL_OR_KEYWORD, default=1), Parameter('q', Parameter.POSITIONAL_OR_KEYWORD)]),
             lambda: Signature([Parameter('p', Parameter.VAR_KEYWORD), Parameter('q', Parameter.VAR_KEYWORD)])):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
s = signature(decorate)
print(pickle.loads(pickle.dumps(s)) == s, pickle.loads(pickle.dumps(s)))
first = signature(lambda *, x, y: 0)
second = signature(lambda *, y, x: 0)
print(first == second, hash(first) == hash(second), first == 3)

# Older forms
print(inspect.getfullargspec(f))
print(inspect.getfullargspec(Init(1).method))
try:
    inspect.getfullargspec(3)
except TypeError as error:
    print(error)


def g(a, b=2, *c, d, e=5, **k):
    return inspect.getargvalues(inspect.currentframe())


print(inspect.getcallargs(g, 1, d=4))
print(inspect.getcallargs(g, 1, 2, 3, 4, d=4, x=5))
print(inspect.getcallargs(Init(1).method, 3)['x'])
for args, kwargs in (((), {}), ((1,), {}), ((1, 2), {'a': 3, 'd': 1})):
    try:
        inspect.getcallargs(g, *args, **kwargs)
    except TypeError as error:
        print(error)
for function, args, kwargs in ((lambda a: 0, (1, 2), {}), (lambda a, b=1: 0, (1, 2, 3), {}), (lambda: 0, (1,), {}), (lambda a, b, c: 0, (), {}),
                               (lambda a, *, b: 0, (1, 2), {'b': 1}), (lambda a: 0, (1,), {'q': 1})):
    try:
        inspect.getcallargs(function, *args, **kwargs)
    except TypeError as error:
        print(error)
info = g(1, d=3, q=4)
print(info.args, info.varargs, info.keywords, sorted(info.locals))
print(inspect.formatargvalues(*info))
print(inspect.getargs(f.__code__))
print(inspect.formatannotation(typing.List[typing.Any]), inspect.formatannotation(int), inspect.formatannotation('x'),
      inspect.formatannotation(Init), inspect.formatannotationrelativeto(Init)(Init), inspect.formatannotation(list[int]))
