class S(set): pass
class F(frozenset): pass
print(type(S([1])|S([2])), type(S().copy()), type(S([1]).union([2])), type(S([1])&{1}), type(S([1])-{1}), type(S([1])^{1}), type(F([1])|{2}), type(F().copy()), type({1}|F([2])), type(F([1])^{2}), type({1}|frozenset([2])))
print(repr(S([1])), repr(F([1])), repr(frozenset()), set(), {1,2,3}, frozenset([1]))
def tr(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
tr(lambda: {1}.remove(2)); tr(lambda:{1}.remove({1})); tr(lambda:{frozenset([1])}.remove({1})); tr(lambda: {1}-[1]);tr(lambda: {1}.__ior__([1]))
def f():
    s={1}
    s|=[1]
tr(f)
def f():
    s={1}
    for x in s: s.add(x+1)
tr(f)
tr(lambda: {1}.difference(1));tr(lambda: {1}.isdisjoint(1)); tr(lambda: {1} < 5); tr(lambda: frozenset(5)); tr(lambda: set(5))
print({1}.__reduce__(), S([1]).__reduce__(), iter({1,2}).__reduce__(), {1} == frozenset([1]), hash(frozenset([1]))==hash(frozenset([True])))
s=S([1]); s.x=5; print(s.__reduce__())
print(iter({1}).__length_hint__())
print(type(S.__hash__), hash(F([1]))==hash(frozenset([1])))
print(frozenset([1]) is frozenset(frozenset([1])), frozenset() is frozenset(), frozenset(set()) is frozenset())
