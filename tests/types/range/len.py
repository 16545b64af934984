# len() must fit; larger ranges work otherwise.
from _show import show

big = range(10**20)
print(len(range(0, 10, 3)), len(range(0, -10, -3)), len(range(2**63 - 1)) == 2**63 - 1, big[-1], 5 in big, bool(big), range(3).__len__())
show(len, big)
show(len, range(-(2**63), 2**63))
print(next(iter(big)), next(reversed(big)), bool(range(0)))
