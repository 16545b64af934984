# Copies, pickles, identity of small numbers, attributes.
import copy
import pickle
from _show import show

for n in 0, -5, 255, 10**30, -(2**63), True:
    print(pickle.loads(pickle.dumps(n)), [pickle.loads(pickle.dumps(n, p)) == n for p in range(6)], copy.copy(n) is n, copy.deepcopy(n) is n)
print((5).__getnewargs__(), int.__getnewargs__(True), (5).__sizeof__() > 0, int.__mro__, (5).__getattribute__("real"), bool.__base__)
show(lambda: (5).nope)
show(setattr, 5, "x", 1)
show(lambda n: n[0], 5)
show(lambda n: n(), 5)
show(len, 5)
show(iter, 5)
