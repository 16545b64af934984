"""attrs: classes, validators, converters, slots, frozen ones, comparison, evolution, conversion to dicts."""
import attr, attrs, functools
from attr import define, field, validators as v

@define
class Point:
    x: int = field(validator=v.instance_of(int))
    y: int = field(default=0, converter=int)

    @x.validator
    def positive(self, attribute, value):
        if value < 0:
            raise ValueError(f'{attribute.name} must not be {value}')

def show(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)
show(Point, 1)
show(Point, 1, '7')
show(Point, 'a')
show(Point, -1)
show(Point)
show(Point, 1, 2, 3)
print(Point(1, 2) == Point(1, 2), Point(1, 2) != Point(2, 2), Point.__slots__)
show(lambda: Point(1) < Point(2))
show(lambda: setattr(Point(1), 'z', 3))
show(lambda: setattr(Point(1), 'x', 'q'))
show(attr.asdict, Point(3, 4))
show(attr.astuple, Point(3, 4))
show(attr.evolve, Point(3, 4), y=9)
show(attr.fields, Point)
show(attr.fields_dict, Point)

@attr.s(frozen=True, order=True, hash=True, kw_only=True)
class Frozen:
    a = attr.ib(default=attr.Factory(list), repr=False)
    b = attr.ib(default=attr.Factory(lambda self: len(self.a), takes_self=True))
    _c = attr.ib(default=5, eq=False, metadata={'m': 1})
show(Frozen)
show(Frozen, a=[1, 2])
show(lambda: setattr(Frozen(), 'b', 1))
show(lambda: Frozen(a=[1]) < Frozen(a=[2]))
show(Frozen, c=6)
show(lambda: attr.fields(Frozen)._c.metadata)
show(lambda: Frozen.__init__.__doc__)
print(Frozen.__init__.__annotations__)

@define(slots=True, auto_attribs=True)
class Base:
    name: str
    tags: list[str] = field(factory=list, validator=v.deep_iterable(v.instance_of(str)))

    def __attrs_post_init__(self):
        self.size = None if False else self.name
    size: object = field(init=False, default=None)

@define
class Derived(Base):
    extra: dict = field(factory=dict, validator=v.optional(v.instance_of(dict)))

    @property
    def both(self):
        return super().__repr__()
show(Derived, 'n', ['a'], {'k': 1})
show(Derived, 'n', [1])
show(lambda: Derived('q').both)
show(lambda: attr.make_class('Made', ['p', 'q'])(1, 2))
show(lambda: attr.make_class('M2', {'p': attr.ib(default=3)}, bases=(Base,), auto_attribs=True)('b'))
for check in (v.in_([1, 2]), v.matches_re('a+'), v.lt(3), v.ge(5), v.max_len(2), v.is_callable(), v.and_(v.instance_of(int), v.gt(1)), v.not_(v.instance_of(str)), v.provides if False else v.optional(v.instance_of(str))):
    C = attr.make_class('C', {'x': attr.ib(validator=check)})
    for value in (1, 'aa', None, [1, 2, 3]):
        show(C, value)
    print(repr(check))

@attr.s(cmp=False, init=False)
class Own:
    x = attr.ib()

    def __init__(self, x):
        self.__attrs_init__(x * 2)
show(Own, 4) if hasattr(Own, '__attrs_init__') else print('no')

@define(on_setattr=attrs.setters.pipe(attrs.setters.convert, attrs.setters.validate))
class Set:
    x: int = field(converter=[int, abs] and attr.converters.pipe(int, abs))
s = Set('-5')
s.x = '-7'
show(lambda: s)
show(lambda: setattr(s, 'x', 'zz'))
show(lambda: attr.asdict(Derived('n', ['a'], {'k': Point(1)}), filter=attr.filters.exclude(attr.fields(Derived).tags)))
show(lambda: attr.converters.default_if_none(3)(None))
show(lambda: attr.converters.to_bool('yes'))
show(lambda: attr.converters.to_bool('maybe'))
show(lambda: attr.resolve_types(Point))
show(lambda: attr.has(int))
show(lambda: attr.validate(Point(1)))

@define
class Cached:
    n: int

    def __hash__(self):
        return 7
show(lambda: hash(Cached(1)) == hash(Cached(2)))
import pickle, copy
print(pickle.loads(pickle.dumps(Point(5, 6))), copy.deepcopy(Derived('n', ['z'])))
