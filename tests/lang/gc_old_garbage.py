# gc-stress: skip
# What was alive at many collections and dies is found without gc.collect(), though what is allocated since then dies young.
import gc
import weakref


class Node:
    pass


def grow_old():
    nodes = [Node() for _ in range(100)]
    gc.collect()
    return [weakref.ref(node) for node in nodes]


def alive(refs):
    return sum(ref() is not None for ref in refs)


refs = grow_old()
for n in range(600_000):
    bytearray(1000)
    if n % 10_000 == 0 and alive(refs) < 10:
        break
print(alive(refs) < 10)
