# Precedence and associativity of the binary operators.
print(1 + 2 * 3, (1 + 2) * 3, 10 - 4 - 3, 100 / 10 / 5, 7 // 2 * 2, 7 % 4 * 2, 2 * 7 % 4, 1 << 2 + 1, 1 | 2 ^ 3 & 1, 5 & 3 == 1, (5 & 3) == 1, 1 + 1 << 1, 6 ^ 2 | 1, -7 // 2, -7 % 3, 1 if 0 else 2 + 3, not 0 and 1, 1 or 0 and 0, not (1 or 0), 1 < 2 == True, 2 * 3 ** 2, "a" + "b" * 2, [1] + [2] * 2)
