# gc-stress: 20
# Sets of ints keep CPython's order: as they grow, in displays, copies and unions, and in what is made of them.
import random


def show(*sets):
    print(*map(list, sets))


values = [-239, -894, -40, 329, 845, -679, -769]
show(set(values), {v for v in values}, frozenset(values).union(), set(values).copy())
print({10, 20, 30, 5, 1, 7}, {100, 33, 64, 8, 16, 24, 32}, [v for v in {100, 33, 64, 8, 16, 24, 32}])
print([1, 2, 3, 4], {1, True, 1.0}, {0, 0.0, False, 2}, [1, (2, 3), None])

grown = set()
for i in range(60):
    grown.add(i * 37 % 101)
    if i % 7 == 0:
        show(grown, grown | {1000}, grown - {0, 37})
emptied = set(range(100, 120))
for i in range(100, 120):
    emptied.remove(i)
emptied |= {5, 133, 70}
print(emptied, dict.fromkeys({300, 2, 77, 41, 16}), sorted({300, 2, 77}))
mostly = set(range(0, 400, 7))
mostly -= set(range(0, 380, 7))
show(mostly)
mostly.difference_update([385])
show(mostly, mostly ^ {1, 2, 3})


def fresh():
    """Two lists of one list each: what they print must not be the same list."""
    return [1, 2, 3], [[1, 2, 3], {1, 2, 3}]


one, two = fresh(), fresh()
one[0].append(4), one[1][0].append(5), one[1][1].add(6)
print(one, two)

# The order of thousands of sets, told by one number.
r = random.Random(5)
orders = []
for _ in range(1000):
    span, most = r.choice((10, 40, 1000, 10**6)), r.choice((3, 5, 8, 9, 20, 40, 100))
    a = set([r.randrange(-span, span) for _ in range(r.randrange(most))])
    b = frozenset([r.randrange(-span, span) for _ in range(r.randrange(most))])
    c = set(a | b)
    c |= a
    d = set(a)
    d.update(b, c, range(5))
    for s in (a, b, a.copy(), a | b, b | a, a & b, a - b, c, d, set(list(d)), {*a, *b}):
        orders.append(tuple(s))
    orders.append((a <= c, a < b, a == c, a.isdisjoint(b), b.issubset(c), hash(b), 3 in a, -1 in b))
print(len(orders), hash(tuple(orders)))
