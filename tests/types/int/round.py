# round() of an int rounds half to even at negative digits; floor, ceil and trunc give it back.
import math
from _show import show

print([round(n, -1) for n in (5, 15, 25, 35, -5, -15, 4, 6)], round(12345, -2), round(12345, -10), round(12345, 2), round(5), round(10**20 + 5, -1), round(True, 0))
print((25).__round__(-1), (5).__round__(), math.floor(5), math.ceil(5), math.trunc(5), (7).__floor__(), (7).__ceil__(), (7).__trunc__())
show(round, 5, 1.5)
show(round, 5, "a")
show((5).__round__, 1, 2)
print((5).__round__(None), round(5, None))
