# Equal items keep their order, forwards and backwards, in long lists with runs.
import random

random.seed(7)
pairs = [(random.randrange(20), i) for i in range(1000)]
for reverse in False, True:
    done = sorted(pairs, key=lambda p: p[0], reverse=reverse)
    print(all(a[1] < b[1] for a, b in zip(done, done[1:]) if a[0] == b[0]), done[0], done[-1])
runs = list(range(300)) + list(range(300, 0, -1)) + [5] * 50 + list(range(100))
calls = 0


class Counted(int):
    def __lt__(self, other):
        global calls
        calls += 1
        return int.__lt__(self, other)


print(sorted(runs) == sorted(runs, reverse=True)[::-1])
sorted(map(Counted, range(1000)))
print(calls)
