# Predicates, members, static attributes, documentation, class trees, states.
import abc
import functools
import inspect
import types


class Base(abc.ABC):
    """The base.

       More of it.
    """
    __slots__ = ('slot',)

    @abc.abstractmethod
    def method(self):
        """Do it."""

    @property
    def prop(self):
        """A property."""

    @classmethod
    def clsm(cls):
        """On the class."""


class Derived(Base):
    data = 3

    def method(self):
        pass

    @property
    def prop(self):
        return 5

    @classmethod
    def clsm(cls):
        pass

    @staticmethod
    def static():
        pass

    def gen(self):
        yield 1

    async def coro(self):
        pass

    async def agen(self):
        yield 1


def gen():
    yield inspect.getgeneratorstate(g)


class Await:
    def __await__(self):
        return iter(())


@types.coroutine
def old_style():
    yield


d = Derived()
g = gen()
c = d.coro()
objects = {'module': inspect, 'class': Base, 'function': gen, 'method': d.method, 'unbound': Derived.method, 'builtin': len,
           'bound builtin': [].append, 'method descriptor': list.append, 'wrapper': object.__init__, 'method wrapper': [].__len__,
           'property': Base.__dict__['prop'], 'member': Base.slot, 'getset': type.__dict__['__doc__'], 'generator': g, 'coroutine': c,
           'gen function': Derived.gen, 'coro function': Derived.coro, 'agen function': Derived.agen, 'agen': d.agen(),
           'partial': functools.partial(Derived.coro, d), 'awaitable': Await(), 'old': old_style(), 'code': gen.__code__,
           'frame': inspect.currentframe(), 'int': 1, 'classmethod': Derived.__dict__['clsm']}
predicates = [name for name in inspect.__all__ if name.startswith('is')]
for name, obj in objects.items():
    print(f'{name}:', *(p for p in predicates if getattr(inspect, p)(obj)))
old = objects['old']
old.close()
c.close()


def marked():
    return d.coro()


print(inspect.iscoroutinefunction(marked), inspect.iscoroutinefunction(inspect.markcoroutinefunction(marked)),
      inspect.iscoroutinefunction(functools.partial(marked)))

# Members
print(inspect.getmembers(d, inspect.ismethod)[0][0], [n for n, v in inspect.getmembers(Derived, inspect.isfunction)])
print([n for n, v in inspect.getmembers_static(Derived, lambda v: isinstance(v, (property, classmethod, staticmethod)))])
print([a[:2] + (a.defining_class.__name__,) for a in inspect.classify_class_attrs(Derived) if a.defining_class in (Base, Derived)
       and not a.name.startswith('_')])
print([n for n, v in inspect.getmembers(types.SimpleNamespace(b=1, a=2)) if not n.startswith('_')])


class Loud:
    def __getattr__(self, name):
        return 'dynamic'

    @property
    def noisy(self):
        raise RuntimeError

    shadowed = 1


loud = Loud()
loud.own = 5
loud.shadowed = 2
print(inspect.getattr_static(loud, 'noisy') is Loud.__dict__['noisy'], inspect.getattr_static(loud, 'own'), inspect.getattr_static(loud, 'shadowed'))
print(inspect.getattr_static(loud, 'absent', 'default'), type(inspect.getattr_static(Derived, 'clsm')), inspect.getattr_static(int, 'mro') is type.__dict__['mro'])
loud.__dict__['noisy'] = 3
print(type(inspect.getattr_static(loud, 'noisy')))
try:
    inspect.getattr_static(loud, 'absent')
except AttributeError as error:
    print(repr(error))


class FakeDict:
    __dict__ = {'x': 1}


print(inspect.getattr_static(FakeDict(), 'x', 'not there'))

# Documentation
print(repr(inspect.getdoc(Base)), inspect.getdoc(Derived), inspect.getdoc(Derived.method), inspect.getdoc(d.method), inspect.getdoc(Derived.prop),
      inspect.getdoc(d.clsm), inspect.getdoc(gen), inspect.getdoc(1)[:10], sep='|')
print(repr(inspect.cleandoc('\n  first\n\n    second\n\tthird\n   \n')), repr(inspect.cleandoc('')), repr(inspect.cleandoc('  a\nb')))


class Slots:
    __slots__ = {'described': 'What it is.'}


print(inspect.getdoc(Slots.described))

# Trees
class Mixin:
    pass


class Other(Derived, Mixin):
    pass


def names(tree):
    return [names(x) if isinstance(x, list) else (x[0].__name__, tuple(b.__name__ for b in x[1])) for x in tree]


print(names(inspect.getclasstree([Base, Derived, Other, Mixin])))
print(names(inspect.getclasstree([Base, Derived, Other, Mixin], unique=True)))
print([x.__name__ for x in inspect.getmro(Other)][:4])

# States
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
g.close()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))
c = d.coro()
print(inspect.getcoroutinestate(c), list(inspect.getcoroutinelocals(c)))
c.close()
print(inspect.getcoroutinestate(c), inspect.getasyncgenstate(d.agen()), list(inspect.getasyncgenlocals(d.agen())))
try:
    inspect.getgeneratorlocals(3)
except TypeError as error:
    print(error)

# Unwrapping
def one():
    pass


def two():
    pass


two.__wrapped__ = one
print(inspect.unwrap(two) is one, inspect.unwrap(two, stop=lambda f: True) is two)
one.__wrapped__ = two
try:
    inspect.unwrap(one)
except ValueError as error:
    print(str(error)[:33])
print(inspect.BufferFlags.FULL_RO, inspect.CO_NESTED, inspect.TPFLAGS_IS_ABSTRACT)


class Early(abc.ABC):
    def __init_subclass__(cls):
        print(cls.__name__, inspect.isabstract(cls))

    @abc.abstractmethod
    def f(self):
        pass


class Still(Early):
    pass


class Done(Early):
    def f(self):
        pass
