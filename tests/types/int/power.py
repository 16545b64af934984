# ** and pow(): negative exponents give floats, a modulus keeps it exact, also for inverses.
from _show import show

print(2**10, (-2) ** 3, -2**2, 2**-1, 0**0, (-1) ** -1, 10**20, 2**200 % 1000, pow(3, 200, 13), pow(3, -1, 7), pow(-3, 5, 7), pow(3, 5, -7), pow(5, 0, 1), pow(0, 0, 5))
print((2).__pow__(3), (2).__rpow__(3), (2).__pow__(3, 5), (2).__pow__(-1), 2**0.5, (2).__pow__("a"), (-8) ** 0.5 == (-8 + 0j) ** 0.5, pow(2, 3), pow(base=2, exp=3, mod=5))
show(lambda: 0**-1)
show(pow, 2, -1, 4)
show(pow, 2, 3, 0)
show(pow, 2, 3, 1.5)
show(pow, 2.0, 3, 5)
show(pow, 2, "a")
show(lambda: 2 ** None)
show(pow, 2)
n = 3
n **= 4
print(n, pow(7, 10**18, 10**9 + 7), pow(2, 1000, 10**30), pow(10**40 + 1, -1, 10**20 + 39))
