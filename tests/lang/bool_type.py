print(True, False, repr(True), str(False), bool(), bool(""), bool("x"), bool([]), bool(0.0), bool(-0.0), bool(10 ** 50))
print(True + True, True - 5, True * 3, True / 2, True // 2, -True, +True, abs(False), True ** 2)
print(True & False, True | False, True ^ True, True & 3, 2 | True, 3 ^ True, type(True & 1).__name__, type(True & True).__name__)
print(True == 1, True == 1.0, True is (1 == 1), hash(True), {1: "a"}[True], [10, 20][True])
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, True.bit_length(), True.to_bytes())
print(f"{True}", f"{True:5}|", f"{True:d}", f"{False:>6}|", "%d %s" % (True, True), format(True, ""))
for f in (lambda: bool(1, 2), lambda: bool(x=1), lambda: type("B", (bool,), {})):
    try:
        f()
    except TypeError as e:
        print(e)
class Odd:
    def __bool__(self): return 1
class Long:
    def __len__(self): return -1
for x in (Odd(), Long()):
    try:
        bool(x)
    except Exception as e:
        print(type(e).__name__, e)
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(~True, ~False)
print([w.category.__name__ for w in caught])
