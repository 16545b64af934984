# copy() and pickles; a subclass keeps its attributes.
import copy
import pickle
from _show import show


class Sub(set):
    pass


s = Sub([1, 2])
s.note = "kept"
print(type(s.copy()), type(s | {3}), type(s & s), {1}.__reduce__(), set[int], set.__class_getitem__(str), {1}.__getattribute__("pop")(), {1}.__sizeof__() > 0)
for other in copy.copy(s), copy.deepcopy(s), pickle.loads(pickle.dumps(s)):
    print(type(other).__name__, sorted(other), other.note, other is s)
show(setattr, {1}, "x", 1)
show(lambda s: s[0], {1})
