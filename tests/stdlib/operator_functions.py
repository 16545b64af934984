import operator as op

print(op.add(1, 2), op.itemgetter(1)("abc"), op.itemgetter(0, 2)("abc"), op.attrgetter("real", "imag")(3 + 4j))
print(op.methodcaller("upper")("x"), op.contains([1], 1), op.index(True), op.truth([]), op.not_(0), op.concat("a", "b"))
l = [1]
print(op.iadd(l, [2]) is l, l, op.length_hint(iter([1, 2])), op.call(pow, 2, 3), op.countOf([1, 1, 2], 1), op.indexOf([5, 6], 6))
op.setitem(l, 0, 9); op.delitem(l, 1)
print(l, op.is_none(None), op.attrgetter("a.b"))
