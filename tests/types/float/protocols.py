# Copies and pickles keep every bit.
import copy
import math
import pickle
from _show import show

for x in 0.1, -0.0, float("inf"), 5e-324:
    print([pickle.loads(pickle.dumps(x, p)).hex() == x.hex() for p in range(6)], copy.copy(x) is x)
print(math.isnan(pickle.loads(pickle.dumps(float("nan")))), (1.5).__getnewargs__(), float.__mro__, (2.5).__float__())
show(lambda: (1.5).nope)
show([1, 2].__getitem__, 1.0)
show(range, 1.0)
show(lambda: "a" * 2.0)
