# A list that is changed while it is sorted says so; what fails leaves all items there.
from _show import show

items = [3, 1, 2]


items.sort(key=abs)
print(items)


def appending(x):
    items.append(9)
    return x


show(items.sort, key=appending)
print(sorted(items))


class Failing:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 2:
            raise ValueError("no order")
        return self.n < other.n


items = [Failing(n) for n in (3, 2, 1)]
show(items.sort)
print(sorted(f.n for f in items))
