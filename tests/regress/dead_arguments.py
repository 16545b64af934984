# only: release
# (What a collection finds is a promise of the optimised machine: the C stack of other builds keeps what is dead.)
# gc.collect() finds nothing in registers that nobody will read: parts of expressions, arguments of calls that
# are over.
import gc
import weakref


class Object:
    pass


def collect():
    import gc
    gc.collect()


class Module:
    collect = staticmethod(collect)


def cycle(hold):
    o = Object()
    o.itself = hold(o)
    reference = weakref.ref(o)
    o = None
    Module.collect()
    return reference() is None


print([cycle(hold) for hold in (slice, lambda o: [o], lambda o: (o, o), lambda o: {1: o})])


# What is half evaluated stays: in callers, in generators, behind natives that call back.
def inner(tag):
    collect()
    return tag


def steps():
    held = [Object()]
    yield inner('a') + str(len([inner('b'), *map(inner, 'cd'), next(x for x in [inner('e')])]))
    yield [inner(k) for k in 'fg'] + [len(held)]


def outer():
    it = steps()
    total = ['x' + inner('y'), next(it), max('ab', key=inner), next(it)]
    for n, each in enumerate(sorted('cab', key=inner)):
        total.append((n, each, inner(each), f'{inner("p")}-{inner("q")}'))
        try:
            {}[inner(each)]
        except KeyError as e:
            total.append((e.args, inner('h')))
        finally:
            collect()
    return total


print(outer())


class Value:
    def __init__(self, n):
        collect()
        self.n = n

    def __add__(self, other):
        collect()
        return Value(self.n + other.n)

    def __enter__(self):
        collect()
        return self

    def __exit__(self, *_):
        collect()

    @property
    def twice(self):
        collect()
        return self.n * 2

    def __getitem__(self, key):
        collect()
        return self.n, key


with Value(1) as one, Value(2) as two:
    print((one + two + Value(3)).twice, one[two.twice:one.twice + 4],
          (lambda *a, **k: (inner(a), k))(*[one.n], two=two.twice))
