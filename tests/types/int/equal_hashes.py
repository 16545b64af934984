# Numbers that are equal have equal hashes, of whatever type they are, so a dict finds one by another.
from decimal import Decimal
from fractions import Fraction

for group in (1, 1.0, True, 1 + 0j, Fraction(1), Decimal(1)), (0, 0.0, -0.0, False, 0j, Decimal("-0")), (2 ** 70, 2.0 ** 70, Fraction(2 ** 70), Decimal(2 ** 70)), (-1, -1.0, Decimal(-1)), (0.5, Fraction(1, 2), Decimal("0.5"), 0.5 + 0j), (2 ** 61 - 1, float(2 ** 61) - 1 == 2 ** 61 - 1 or 2 ** 61 - 1):
    print(len({hash(x) for x in group}), len(set(group)), [x in {group[0]: 1} for x in group])
print(hash(float("inf")), hash(float("-inf")), hash(10 ** 400) == hash(10 ** 400 % (2 ** 61 - 1)), hash(1.1) == hash(Fraction(1.1)), hash(0.1) == hash(Decimal("0.1")))
print(1 == 1.0 == Fraction(1) == Decimal(1), 0.1 == Fraction(1, 10), 2 ** 53 + 1 == float(2 ** 53 + 1), {1: "a"}[True])
