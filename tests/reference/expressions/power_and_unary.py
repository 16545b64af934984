# ** binds tighter than a unary operator on its left, looser than one on its right, and to the right.
print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** -2, ~2 ** 2, not 1 == 2, - - 2, +-+3, 2 ** ~0, -1 ** 0.5, [2][0] ** 2, 2 .real ** 2)
