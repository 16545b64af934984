# Equal numbers have equal hashes; hashes are taken modulo a prime.
import sys
from fractions import Fraction

P = sys.hash_info.modulus
print(P == 2**61 - 1, hash(5), hash(-1), hash(-2), hash(P), hash(P + 3), hash(-P - 3), hash(2**61), hash(10**50) == 10**50 % P)
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j) == hash(Fraction(1)), {1: "a"}[1.0], {True: "t"}[1], (7).__hash__())
print(len({1, 1.0, True, Fraction(2, 2)}))
