# gc-stress: 500
"""What only an old object refers to stays, whatever kind of object that is and however it was put there."""
import collections
import contextvars
import functools
import gc
import heapq
import itertools
import queue
import threading
import types
import weakref


class Plain:
    pass


class Slotted:
    __slots__ = ("first", "second")


class Words(dict):
    pass


class Outgrown:
    def __init__(self):
        for n in range(40):
            setattr(self, f"name{n}", None)


def fresh(n):
    return [f"text {n}", {n: str(n)}, (n, float(n))]


def counter():
    held = None
    while True:
        held = yield held


def closure():
    value = None

    def put(v):
        nonlocal value
        value = v
    return put, lambda: value


def garbage():
    for n in range(60_000):
        [n, {n: n}, (n, str(n))]


makers = {}


def keeps(make):
    makers[make.__name__] = make
    return make


# Each returns how to put a value in, and how to get it out.
@keeps
def list_append():
    x = []
    return x.append, x.pop


@keeps
def list_item():
    x = [None] * 5
    return functools.partial(x.__setitem__, 3), lambda: x[3]


@keeps
def list_slice():
    x = list(range(100))
    return lambda v: x.__setitem__(slice(50, 60), [v]), lambda: x[50]


@keeps
def list_insert():
    x = list(range(10))
    return lambda v: x.insert(0, v), lambda: x[0]


@keeps
def list_large():
    x = [None] * 300_000
    return functools.partial(x.__setitem__, 299_999), lambda: x[-1]


@keeps
def dict_value():
    x = {"key": None}
    return functools.partial(x.__setitem__, "key"), lambda: x["key"]


@keeps
def dict_key():
    x = dict.fromkeys(range(20))
    return lambda v: x.__setitem__(v[2], v), lambda: next(v for v in x.values() if v)


@keeps
def dict_subclass():
    x = Words(a=1)
    return lambda v: x.update(a=v), lambda: x["a"]


@keeps
def dict_setdefault():
    x = collections.defaultdict(list)
    return lambda v: x["k"].append(v), lambda: x["k"][0]


@keeps
def ordered():
    x = collections.OrderedDict.fromkeys("abc")
    return functools.partial(x.__setitem__, "b"), lambda: x["b"]


@keeps
def set_of():
    x = set(range(9))
    return lambda v: x.add((*v[2], v[0])), lambda: fresh(next(y for y in x if isinstance(y, tuple))[0])


@keeps
def deque():
    x = collections.deque(maxlen=4)
    return x.appendleft, x.pop


@keeps
def attribute():
    x = Plain()
    return functools.partial(setattr, x, "name"), lambda: x.name


@keeps
def attribute_again():
    x = Plain()
    x.name = None

    def put(v):
        x.name = v
    return put, lambda: x.name


@keeps
def attribute_outgrown():
    x = Outgrown()
    return lambda v: setattr(x, "name39", v), lambda: x.name39


@keeps
def attribute_in_dict():
    x = Plain()
    x.__dict__["name"] = None
    return functools.partial(x.__dict__.__setitem__, "name"), lambda: x.name


@keeps
def slot():
    x = Slotted()
    return functools.partial(setattr, x, "second"), lambda: x.second


@keeps
def class_attribute():
    x = type("X", (), {})
    return functools.partial(setattr, x, "name"), lambda: x().name


@keeps
def other_class():
    x = Plain()

    def put(v):
        x.__class__ = type("Other", (Plain,), {"value": v})
    return put, lambda: x.value


@keeps
def subclass():
    x = type("X", (), {})
    y = []
    return lambda v: y.append(type("Y", (x,), {"value": v})) or y.pop(), lambda: fresh(7)


@keeps
def module_global():
    x = types.ModuleType("x")
    return functools.partial(setattr, x, "name"), lambda: x.name


@keeps
def variable_of_closure():
    return closure()


@keeps
def generator_local():
    x = counter()
    next(x)
    return x.send, lambda: x.gi_frame.f_locals["held"]


@keeps
def defaults():
    def copy(a=None):
        return a
    return lambda v: setattr(copy, "__defaults__", (v,)), copy


@keeps
def keyword_defaults():
    def copy(*, a=None):
        return a
    return lambda v: setattr(copy, "__kwdefaults__", {"a": v}), copy


@keeps
def exception_context():
    x = ValueError()
    return lambda v: setattr(x, "__context__", KeyError(v)), lambda: x.__context__.args[0]


@keeps
def exception_notes():
    x = ValueError()
    return lambda v: x.add_note(v[0]), lambda: fresh(int(x.__notes__[0][5:]))


@keeps
def cached():
    x = functools.lru_cache(lambda n: fresh(n))
    return lambda v: x(v[2][0]), lambda: x(7)


@keeps
def context_variable():
    x = contextvars.ContextVar("x")
    return x.set, x.get


@keeps
def heap():
    x = [(n, None) for n in range(100)]
    return lambda v: heapq.heappush(x, (-1, v)), lambda: x[0][1]


@keeps
def simple_queue():
    x = queue.SimpleQueue()
    return x.put, x.get


@keeps
def chain():
    x = []
    y = itertools.chain(x)
    return x.append, lambda: next(y)


@keeps
def tee():
    x = []
    a, b = itertools.tee(iter(x.pop, None))
    return lambda v: (x.extend([None, v]), next(b)), lambda: next(a)


@keeps
def local():
    x = threading.local()
    return lambda v: setattr(x, "value", v), lambda: x.value


@keeps
def cyclic():
    x = Plain()
    return lambda v: setattr(x, "other", types.SimpleNamespace(back=x, value=v)), lambda: x.other.value


@keeps
def weak_value():
    x, y = weakref.WeakValueDictionary(), []

    def put(v):
        y.append(Plain())
        y[-1].value = v
        x["k"] = y[-1]
    return put, lambda: x["k"].value


pairs = {name: make() for name, make in makers.items()}
gc.collect()
for put, _ in pairs.values():
    put(fresh(7))
garbage()
for name, (_, get) in pairs.items():
    print(name, get() == fresh(7))
