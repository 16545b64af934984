# Generic alias, pickles and copies.
import copy
import pickle

t = (1, [2])
print(tuple[int, ...], tuple[()], tuple.__class_getitem__((int, str)), pickle.loads(pickle.dumps(t)), copy.copy(t) is t, copy.deepcopy(t) is t, t.__getnewargs__())
u = (1, 2)
print(copy.deepcopy(u) is u, bool(()), bool((0,)))
