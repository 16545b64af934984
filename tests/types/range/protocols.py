# Copies and pickles.
import copy
import pickle
from _show import show

r = range(1, 10, 3)
print(pickle.loads(pickle.dumps(r)), copy.copy(r), copy.deepcopy(r) == r, r.__reduce__(), r.__repr__(), r.__getattribute__("step"), r.__bool__())
it = iter(r)
next(it)
print(list(pickle.loads(pickle.dumps(it))), list(copy.copy(it)), list(it))
show(lambda: r.nope)
