"""What it costs that threads take turns, or share the cores.

    minipy --gil=on tests/bench/threads/switching.py [-r ROUNDS]

1, 2 and 8 threads compute, together always the same amount. `loss` is how much longer that takes than one thread alone takes: with a
GIL the price of switching (below 0 without one: they compute in parallel). `switches` is how often in a second
the kernel exchanged the threads of this process, voluntarily or not. The best of the rounds counts, all ways
in turn. Works under CPython too.
"""
import resource
import sys
import threading
import time

WAYS, AMOUNT = (1, 2, 8), 32_000_000


def compute(count):
    total = 0
    for i in range(count):
        total += i & 3
    return total


def switches():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_nvcsw + usage.ru_nivcsw


def timed(workers):
    """(seconds, switches in a second)."""
    threads = [threading.Thread(target=compute, args=(AMOUNT // workers,)) for _ in range(workers)]
    before, start = switches(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    return elapsed, (switches() - before) / elapsed


def main():
    rounds = int(sys.argv[2]) if sys.argv[1:2] == ["-r"] else 7
    figures = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            figures[way].append(timed(way))
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    print(f"{sys.implementation.name}, GIL {'on' if gil else 'off'}, {sys.getswitchinterval() * 1000:g} ms")
    print(f"{'threads':>8}{'time':>12}{'loss':>8}{'switches':>12}")
    alone = min(figures[1])[0]
    for way in WAYS:
        best, rate = min(figures[way])
        print(f"{way:8}{best * 1000:10.1f}ms{best / alone - 1:8.1%}{rate:10.0f}/s")


if __name__ == "__main__":
    main()
