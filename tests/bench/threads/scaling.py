"""How the throughput of N workers compares with that of one.

    minipy --gil=off tests/bench/threads/scaling.py [-n WORKERS] [-r ROUNDS] [WORK ...]

N threads, and N processes, do a piece of work each; beside them one thread does all N pieces, so that
each way is as long as the others when nothing is gained. A round goes through all works, and in each
through the three ways, every round beginning with another: what a machine does after it was busy on
all cores (less heat to spare, less of a quota) hits each alike. Before, each work is done once: what
is first costs more. The best of the rounds counts. `unrest` is by how much the median of one thread's
rounds is longer than the best: figures differ by as much for no reason. What N processes reach is the machine's
own limit: they share nothing. The works named private use objects of their own; the shared ones read
the same objects. Prints a table; works under CPython too.
"""
import multiprocessing
import sys
import threading
import time

ROUNDS, WORKERS = 6, 2  # rounds: a multiple of the three ways
REPEAT = 8  # times that a worker does its piece: starting it must not count
WORKS = {}


def work(function):
    WORKS[function.__name__] = function
    return function


class Point:
    scale = 3

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y


# ---- nothing shared ------------------------------------------------------------------------------

@work
def private_loop():
    """The documents' program."""
    total = 0
    for i in range(10**7):
        total += i


@work
def private_attributes():
    point = Point(0, 1)
    for i in range(1_500_000):
        point.x = point.x + point.y


@work
def private_dicts():
    counts = {}
    for i in range(800_000):
        counts[i & 1023] = counts.get(i & 1023, 0) + 1


@work
def private_lists():
    items = []
    for i in range(1_000_000):
        items.append(i)
        if len(items) == 1000:
            items = items[500:]


@work
def private_allocation():
    kept = None
    for i in range(600_000):
        kept = Point(i, kept if i & 63 else None)


@work
def private_calls():
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)
    fib(26)


@work
def private_generators():
    def count(n):
        for i in range(n):
            yield i
    for _ in range(10):
        sum(x + 1 for x in count(60_000))


@work
def waiting():
    time.sleep(0.1)


# ---- shared, and only read -----------------------------------------------------------------------

LIMIT = 10**9
SHARED = Point(1, 2)
BOUND = SHARED.total
NUMBERS = list(range(1000))
PAIR = (1, 2)
TABLE = {name: Point(1, 2) for name in "abcdefgh"}
LOCAL = threading.local()
CELL = (lambda value: lambda: value)(SHARED)


def nothing():
    return None


@work
def shared_function():
    for _ in range(1_000_000):
        nothing()


@work
def shared_method():
    for _ in range(800_000):
        BOUND()


@work
def shared_attributes():
    for _ in range(1_000_000):
        SHARED.x, SHARED.y


@work
def shared_class_attribute():
    for _ in range(1_500_000):
        Point.scale


@work
def shared_global():
    for i in range(2_000_000):
        if i > LIMIT:
            return


@work
def shared_cell():
    for _ in range(1_000_000):
        CELL()


@work
def shared_tuple():
    for _ in range(1_000_000):
        PAIR[0], PAIR[1]


@work
def shared_list():
    for _ in range(2_000):
        for number in NUMBERS:
            pass


@work
def shared_dict():
    get = TABLE.get
    for _ in range(1_000_000):
        get("a")


@work
def shared_local():
    LOCAL.value = 1
    for _ in range(800_000):
        LOCAL.value


# ---- measuring -----------------------------------------------------------------------------------

def repeat(function, times):
    for _ in range(times if function is waiting else times * REPEAT):
        function()


def timed(kind, function, workers, pieces):
    """The time that so many workers take which do so many pieces each."""
    workers = [kind(target=repeat, args=(function, pieces)) for _ in range(workers)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def measure(names, rounds, workers):
    """The times of each way in each work: {(name, way): [seconds]}."""
    process = multiprocessing.get_context("fork").Process
    ways = {"one": (threading.Thread, 1, workers), "threads": (threading.Thread, workers, 1),
            "processes": (process, workers, 1)}
    order = list(ways)
    times = {(name, way): [] for name in names for way in ways}
    for name in names:
        repeat(WORKS[name], 1)
    for _ in range(rounds):
        for name in names:
            for way in order:
                kind, count, pieces = ways[way]
                times[name, way].append(timed(kind, WORKS[name], count, pieces))
        order.append(order.pop(0))
    return times


def main():
    arguments, rounds, workers = sys.argv[1:], ROUNDS, WORKERS
    while arguments and arguments[0] in ("-n", "-r"):
        if arguments[0] == "-n":
            workers = int(arguments[1])
        else:
            rounds = int(arguments[1])
        arguments = arguments[2:]
    names = [name for name in WORKS if not arguments or any(name.startswith(a) for a in arguments)]
    times = measure(names, rounds, workers)
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    print(f"{sys.implementation.name}, GIL {'on' if gil else 'off'}, {workers} workers: "
          "throughput beside one thread's")
    print(f"{'work':24}{'1 thread':>10}{'threads':>10}{'processes':>11}{'of limit':>10}{'unrest':>8}")
    for name in names:
        rows = sorted(times[name, "one"])
        one = rows[0]
        threads = one / min(times[name, "threads"])
        processes = one / min(times[name, "processes"])
        unrest = rows[len(rows) // 2] / one - 1
        print(f"{name:24}{one / workers * 1000:8.1f}ms{threads:9.2f}x{processes:10.2f}x"
              f"{threads / processes:10.2f}{unrest:8.0%}")


if __name__ == "__main__":
    main()
