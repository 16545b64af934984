import operator as o
print(o.add(1, 2), o.sub(5, 3), o.mul('a', 3), o.floordiv(7, 2), o.truediv(7, 2), o.mod(7, 3), o.pow(2, 10), o.lshift(1, 4), o.rshift(16, 2), o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.neg(5), o.pos(-5), o.abs(-3), o.inv(0), o.invert(5), o.index(True), o.not_(0), o.truth([]), o.is_(1, 1), o.is_not(1, 2), o.is_none(None), o.is_not_none(None))
print(o.eq(1, 1.0), o.ne(1, 2), o.lt(1, 2), o.le(2, 2), o.gt(1, 2), o.ge(3, 3), o.contains([1, 2], 2), o.getitem([1, 2], 1), o.countOf([1, 2, 1], 1), o.indexOf([5, 6], 6), o.concat([1], [2]), o.length_hint([1, 2]), o.length_hint(iter([1])), o.length_hint(5, 7), o.call(max, 1, 5), o.call(dict, a=1))
a = [1, 2, 3]; o.setitem(a, 0, 9); o.delitem(a, 1); print(a, o.iadd(a, [7]), a, o.iconcat(a, [8]), o.imul(a, 2), o.ior({1}, {2}), o.iand({1, 2}, {2}), o.isub(5, 2), o.ixor(5, 1), o.ipow(2, 3), o.ilshift(1, 2), o.irshift(8, 1), o.imod(7, 4), o.ifloordiv(7, 2), o.itruediv(1, 2))
class M:
    def __matmul__(s, x): return ('mm', x)
    def __imatmul__(s, x): return ('imm', x)
print(o.matmul(M(), 1), o.imatmul(M(), 2))
g = o.itemgetter(1); print(g([1, 2, 3]), g('abc'), g({1: 'x'}), o.itemgetter(1, 0)('ab'), o.itemgetter('k')({'k': 5}), g, o.itemgetter('a', 2), o.itemgetter(slice(1, None))('abc'), o.itemgetter(-1)((1, 2)), o.itemgetter(0)((5,)))
class A: pass
x = A(); x.b = A(); x.b.c = 5; x.n = 'nm'; print(o.attrgetter('n')(x), o.attrgetter('b.c')(x), o.attrgetter('n', 'b.c')(x), o.attrgetter('a.b', 'c'))
print(o.methodcaller('upper')('abc'), o.methodcaller('split', 'b')('abc'), o.methodcaller('format', 1, k=2)('{} {k}'), o.methodcaller('a', 1, b='z'), sorted(['bb', 'a'], key=o.methodcaller('__len__')))
import copy, pickle
print(copy.copy(o.itemgetter(1))([1, 2]), pickle.loads(pickle.dumps(o.attrgetter('n'))), pickle.loads(pickle.dumps(o.methodcaller('f', 1, a=2))), pickle.loads(pickle.dumps(o.itemgetter(1, 2))))
for f in (lambda: o.itemgetter(), lambda: o.itemgetter(5)([1]), lambda: o.attrgetter(5), lambda: o.attrgetter('zz')(x), lambda: o.methodcaller(), lambda: o.methodcaller(5), lambda: o.methodcaller('nope')(5), lambda: o.index(1.5), lambda: o.concat(1, 2), lambda: o.indexOf([1], 5), lambda: o.add(1), lambda: o.add(1, 'a'), lambda: o.itemgetter(1)(), lambda: g(a=1), lambda: o.length_hint([], 'a'), lambda: o.call(), lambda: o.countOf(5, 5), lambda: o.delitem([], 0), lambda: o.iadd(1, 'a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
from _operator import _compare_digest as cd
print(cd('abc', 'abc'), cd('abc', 'abd'), cd(b'a', b'ab'), cd(b'', b''), cd(bytearray(b'x'), b'x'))
for a, b in (('é', 'é'), (1, 2), ('a', b'a')):
    try: print(cd(a, b))
    except TypeError as e: print(e)
print(sorted([(2, 'a'), (1, 'b')], key=o.itemgetter(1)), list(map(o.add, [1, 2], [3, 4])), o.__add__(1, 2), o.__lt__(1, 2))
