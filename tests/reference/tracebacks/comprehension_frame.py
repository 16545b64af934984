# exit: 1
# A comprehension has no frame of its own, a generator expression has.
def gen():
    return sum(1 / x for x in (1, 0))


def both():
    return [gen() for _ in range(1)]


both()
