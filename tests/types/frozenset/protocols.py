# Pickles, text, generic alias.
import copy
import pickle

f = frozenset({1})
print(pickle.loads(pickle.dumps(f)), copy.copy(f) is f, copy.deepcopy(f) == f, f.__reduce__(), frozenset[int], frozenset.__class_getitem__(int), f.__repr__(), f.__getattribute__("copy")(), f.__sizeof__() > 0, next(f.__iter__()), frozenset({frozenset()}))
