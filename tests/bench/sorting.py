"""Sorting with keys: attributes, tuples, lambdas, in reverse; and without."""
import time
from operator import attrgetter


class Item:
    def __init__(self, number, name):
        self.number = number
        self.name = name


def main():
    seed, items = 1, []
    for i in range(8000):
        seed = seed * 1103515245 + 12345 & 0x7fffffff
        items.append(Item(seed % 1000, "name" + str(seed % 97)))
    total = 0
    for _ in range(4):
        items.sort(key=lambda item: item.number)
        total += items[100].number
        items.sort(key=lambda item: (item.name, item.number), reverse=True)
        total += items[100].number
        total += sorted(items, key=attrgetter("name"))[5].number
        numbers = [item.number for item in items]
        numbers.sort()
        total += numbers[4000] + len(sorted([item.name for item in items]))
    return total

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 40624, result
print(t)
