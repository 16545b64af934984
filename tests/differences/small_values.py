# Floats of common size, and all integers of 63 bits, are values without an object: `is` can't tell
# equal ones apart. CPython prints False, False.
a = float("1.5")
b = float("1.5")
print(a is b)                           # -> True
n = int("123456789")
m = int("123456789")
print(n is m)                           # -> True
