# f_locals of a function: a mapping through which its variables are read and written.
import sys


def f(a, b=2, *rest, **named):
    inner = lambda: b
    d = sys._getframe().f_locals
    print(type(d).__name__, list(d), len(d), d['a'], 'c' in d, d.get('c'), d.get('c', 0))
    d['a'] = 10
    d['b'] = 20
    print(a, b, inner(), d['b'])
    d['new'] = 1
    print(d['new'], 'new' in d, sys._getframe().f_locals['new'], 'new' in locals())
    c = 3
    print(d['c'], d == sys._getframe().f_locals, d is sys._getframe().f_locals)
    for key in 'nothing', 5:
        try:
            d[key]
        except KeyError as e:
            print(e)
    try:
        del d['a']
    except ValueError as e:
        print(e)
    try:
        d.pop('a')
    except ValueError as e:
        print(e)
    print(d.pop('new'), d.pop('new', 'gone'), d.setdefault('c', 9), d.setdefault('z', 9))
    del d['z']
    d.update(a=1) if False else d.update({'a': 11, 'y': 12})
    d |= {'b': 21}
    print(a, b, d['y'], sorted(d | {'q': 1}), type(d | {}), type(d.copy()))
    print(type(d.keys()), type(d.values()), d.items()[0], [*reversed(d)][-1])
    try:
        hash(d)
    except TypeError as e:
        print(e)
    exec('b = 30', globals(), d)
    print(b, eval('a + b', globals(), d))
    e = 4
    return sys._getframe()


frame = f(1)
print(frame.f_locals['e'], frame.f_locals['y'], sorted(frame.f_locals)[:3])


def gen():
    x = 1
    yield x
    yield x


g = gen()
next(g)
g.gi_frame.f_locals['x'] = 5
print(next(g), g.gi_frame.f_locals)


class K:
    v = 1
    print(type(sys._getframe().f_locals), sys._getframe().f_locals is locals())


print(sys._getframe().f_locals is globals())
print([x for x in range(2) if exec('q = 1', {}, {'z': 0}) is None])
exec('print([x for k in range(2)])', {}, {'x': 5})
