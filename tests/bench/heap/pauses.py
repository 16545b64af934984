"""Collections beside a large live heap: how long they stop the program, and what they cost in all.

    minipy tests/bench/heap/pauses.py [-m MILLIONS]

Builds a tree of so many million objects (default 1) that stays, and then makes garbage beside it for a while: instances,
lists and dicts, cycles too. Prints how many collections there were meanwhile, their mean and longest pause, their share of the
time, the rate of allocation, and the peak of resident memory. minipy's pauses are those of gc.get_stats(), whose longest
is that of the whole run; CPython's are measured by gc.callbacks, from "start" to "stop". Works under CPython too, whose reference counts find most of the garbage outside of pauses: compare the
rates as well.
"""
import gc
import resource
import sys
import time

ALLOCATIONS = 3_000_000


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def tree(count):
    """A tree of so many nodes, made level by level."""
    level = [Node(None, None) for _ in range(count // 2)]
    while len(level) > 1:
        level = [Node(a, b) for a, b in zip(level[::2], level[1::2])]
    return level[0]


def garbage(count):
    for i in range(count // 3):
        a = Node(None, i)
        a.left = [a, {"i": i}] if i & 1 else [i, {"i": i}]


class Statistics:
    """Pauses as minipy counts them."""

    def __init__(self):
        self.start = gc.get_stats()

    def stop(self):
        before, after = self.start, gc.get_stats()
        count = sum(b["collections"] - a["collections"] for a, b in zip(before, after))
        return count, (after[2]["pause_ns_total"] - before[2]["pause_ns_total"]) / 1e9, after[2]["pause_ns_max"] / 1e9


class Callbacks:
    """Pauses as a callback sees them."""

    def __init__(self):
        self.pauses, self.started = [], 0
        gc.callbacks.append(self)

    def __call__(self, phase, info):
        if phase == "start":
            self.started = time.perf_counter()
        else:
            self.pauses.append(time.perf_counter() - self.started)

    def stop(self):
        gc.callbacks.remove(self)
        return len(self.pauses), sum(self.pauses), max(self.pauses, default=0)


def main():
    millions = float(sys.argv[2]) if sys.argv[1:2] == ["-m"] else 1
    kept = tree(int(millions * 1_000_000))
    gc.collect()
    measuring = (Statistics if "pause_ns_total" in gc.get_stats()[2] else Callbacks)()
    start = time.perf_counter()
    garbage(ALLOCATIONS)
    elapsed = time.perf_counter() - start
    count, total, longest = measuring.stop()
    assert kept.left is not None
    print(f"{sys.implementation.name}: {millions:g} million objects live")
    print(f"{'collections':>12}{'mean':>10}{'longest':>10}{'share':>8}{'objects/s':>12}{'peak':>10}")
    print(f"{count:12}{total / max(count, 1) * 1000:8.2f}ms{longest * 1000:8.2f}ms{total / elapsed:8.1%}"
          f"{ALLOCATIONS / elapsed / 1e6:11.2f}M{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f}MiB")


if __name__ == "__main__":
    main()
