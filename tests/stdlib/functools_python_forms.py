# The forms of functools that are written in Python, and what both forms have in common.
import copy
import inspect
import sys
import warnings

import functools as quick
saved = sys.modules.pop('_functools', None)
sys.modules['_functools'] = None
del sys.modules['functools']
import functools as plain
sys.modules['functools'] = quick
del sys.modules['_functools']


class Hashed:
    def __init__(self):
        self.count = 0

    def __hash__(self):
        self.count += 1
        return 7


class Evil:
    def __repr__(self):
        partial.__setstate__((print, (2,), {'other': 3}, None))
        return 'Evil'


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(plain.reduce(function=lambda a, b: a + b, sequence=[1, 2], initial=5), plain.reduce(lambda a, b: a * b, [2, 3]))
print([(w.category.__name__, str(w.message), w.filename == __file__) for w in caught])

for functools in quick, plain:
    print(functools is quick)
    key = Hashed()
    cached = functools.lru_cache(maxsize=1)(lambda x, y: y)
    print(cached(key, 1), key.count, cached(key, 1), key.count, cached.cache_info())
    partial = functools.partial(max, Evil(), key=None)
    text = repr(partial)
    print(text[text.index('('):], partial.args, partial.keywords)
    partial = functools.partial(max, [1], key=len)
    twin = copy.copy(partial)
    print(twin.args is partial.args, twin.keywords is partial.keywords)
    for state in (max, (), {}, ()), (max, (), {}, 'x'), (max, [], {}, None), (max, (), [], None), (1, (), {}, None):
        try:
            partial.__setstate__(state)
        except TypeError as e:
            print(type(e).__name__)
    print(inspect.signature(functools.cmp_to_key(lambda a, b: 0)))
wrapper = quick.wraps(max)(lambda: 1)
print(wrapper.__doc__.splitlines()[:2], min.__doc__.splitlines()[:2])
