# Pickles, copies, text.
import copy
import pickle

s = slice(1, "x", None)
print(pickle.loads(pickle.dumps(s)), copy.copy(s), copy.deepcopy(s), s.__reduce__(), s.__repr__(), str(s), s.__getattribute__("stop"))
