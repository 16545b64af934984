# + - * / ** with complex, float and int.
from _show import show

z = 3 + 4j
print(z + 1, 1 + z, z - 1j, 2 * z, z * z, z / 2, 1 / z, z ** 2, z ** -1, z ** 0.5, 2 ** z, 0j ** 0, (1 + 0j) * float("inf"), z + True)
print(z.__add__(1), z.__radd__(1), z.__sub__(1), z.__rsub__(1), z.__mul__(2), z.__rmul__(2), z.__truediv__(2), z.__rtruediv__(25), z.__pow__(2), z.__rpow__(1), z.__add__("a"))
show(lambda: z / 0)
show(lambda: 0j ** -1)
show(lambda: 0j ** 1j)
show(lambda: z // 1)
show(lambda: z % 2)
show(divmod, z, 1)
show(pow, z, 2, 3)
show(lambda: z + "a")
show(lambda: (1e300 + 1j) ** 3)
w = z
w += 1
w -= 2j
w *= 1j
w /= 2
w **= 2
print(w)
