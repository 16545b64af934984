# To float, complex, bool and index; floats that are too large.
import operator
from _show import show

print(float(2**53 + 1), complex(5), float(10**308), (5).__float__(), (5).__int__(), (5).__index__(), operator.index(True), int(float(2**60)), float(-(2**1023)))
show(float, 10**309)
show(complex, 10**400)
show(lambda: 10**400 * 1.0)
print([1, 2, 3][True], "ab"[False], [0] * True, range(5)[2], float(2**53 + 3) == 2**53 + 4)
