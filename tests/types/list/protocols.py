# Generic alias, pickles, sizes, pattern, truth.
import pickle
from _show import show

items = [1, [2]]
print(list[int], list[int]([1]), list.__class_getitem__(str), pickle.loads(pickle.dumps(items)), bool([]), bool([0]), items.__sizeof__() > [].__sizeof__(), items.__getattribute__("pop")())
loop = []
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(again[0] is again)
show(lambda: items.nope)
show(setattr, items, "x", 1)
show(setattr, list, "x", 1)
match items:
    case [x, *rest]:
        print(x, rest)
