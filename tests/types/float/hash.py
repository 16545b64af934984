# Hashes agree with those of equal integers and fractions; infinities have hashes of their own.
import sys
from fractions import Fraction

print(hash(1.0) == hash(1), hash(0.5) == hash(Fraction(1, 2)), hash(-0.0), hash(float("inf")), hash(-float("inf")), hash(1e300) == hash(10**300) or hash(1e300) == hash(int(1e300)), hash(0.1), hash(-1.0), (2.5).__hash__(), sys.hash_info.inf)
nan = float("nan")
print(hash(nan) == hash(nan), len({nan, nan}), {1.0: "a"}[1])
