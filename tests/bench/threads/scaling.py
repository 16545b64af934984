"""How the throughput of N workers compares with that of one.

    minipy --gil=off tests/bench/threads/scaling.py [-n WORKERS] [-r ROUNDS] [WORK ...]

N threads, and N processes, do a piece of work each; beside them one thread does all N pieces, so that
each way is as long as the others when nothing is gained. A round goes through all works, and in each
through all ways, every round beginning with another: what a machine does after it was busy on
all cores (less heat to spare, less of a quota) hits each alike. Before, each work is done once: what
is first costs more. The best of the rounds counts.

Each worker stays on a core of its own, and the one thread does its work on each of those cores in turn.
A virtual machine's cores are not alike (neighbours use the other half of one): `cores` is by how much
the slowest takes longer than the quickest. Equal pieces end when the slowest core has done its own: so
what N workers take is compared with the slowest core's time; that of threads which take turns with a
GIL, and so are on all cores in turn, with the mean. `unrest` is by how much the median of its
rounds is longer than the best: figures differ by as much for no reason. What N processes reach is
the machine's own limit: they share nothing.

The works named private use objects of their own; the shared ones read the same objects. Those named
pattern are the uses that Tools/ftscalingbench of CPython names, each as we would write it. Prints a table;
works under CPython too. Works that write the same objects are in contended.py.
"""
import collections
import copy
import dataclasses
import enum
import math
import multiprocessing
import operator
import os
import sys
import threading
import time

ROUNDS, WORKERS = 8, 2  # rounds: a multiple of the ways, two and one for each worker
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
def private_closures():
    for i in range(600_000):
        (lambda: i)()


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


LOCK = threading.Lock()


@work
def shared_lock_attributes():
    for _ in range(800_000):
        LOCK.acquire, LOCK.locked


# ---- patterns of Tools/ftscalingbench ------------------------------------------------------------

class Base:
    def method(self):
        return 1

    @classmethod
    def of_class(cls):
        return 1

    @staticmethod
    def static():
        return 1

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None


class Derived(Base):
    def method(self):
        return super().method()


class Colour(enum.Enum):
    RED = 1


@dataclasses.dataclass
class Data:
    x: int
    y: int


Named = collections.namedtuple("Named", "x y")
BASE, DERIVED = Base(), Derived()
call_method = operator.methodcaller("method")


@work
def pattern_object_cfunction():
    accept = tuple.__new__
    for _ in range(400_000):
        accept(tuple)


@work
def pattern_cmodule_function():
    for _ in range(400_000):
        math.floor(2.5)


@work
def pattern_context_manager():
    for _ in range(300_000):
        with BASE:
            pass


@work
def pattern_mult_constant():
    for i in range(1_000_000):
        i * 2.0


@work
def pattern_load_constants():
    for _ in range(1_000_000):
        "a string", (1, 2, 3)


@work
def pattern_pymethod():
    for _ in range(600_000):
        BASE.method()


@work
def pattern_super_call():
    for _ in range(300_000):
        DERIVED.method()


@work
def pattern_classmethod_call():
    for _ in range(500_000):
        Base.of_class()


@work
def pattern_staticmethod_call():
    for _ in range(500_000):
        Base.static()


@work
def pattern_method_caller():
    for _ in range(400_000):
        call_method(BASE)


@work
def pattern_create_pyobject():
    for _ in range(500_000):
        Base()


@work
def pattern_create_dict():
    for _ in range(400_000):
        {"key": 1}


@work
def pattern_instantiate_dataclass():
    for _ in range(300_000):
        Data(1, 2)


@work
def pattern_instantiate_namedtuple():
    for _ in range(150_000):
        Named(1, 2)


@work
def pattern_enum_attribute():
    for _ in range(800_000):
        Colour.RED


@work
def pattern_setattr_of_names():
    name = "an attribute's name"[:12]
    for _ in range(200_000):
        setattr(o := Data(1, 2), name, 3)
        getattr(o, name)


@work
def pattern_deepcopy():
    original = {"list": [1, 2], "pair": (3, 4)}
    for _ in range(8_000):
        copy.deepcopy(original)


# ---- measuring -----------------------------------------------------------------------------------

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else []


def repeat(function, times, core):
    if CORES:
        os.sched_setaffinity(0, {CORES[core % len(CORES)]})
    for _ in range(times if function is waiting else times * REPEAT):
        function()


def timed(kind, function, workers, pieces, core=0):
    """The time of so many workers that do so many pieces each, on the cores from that one on."""
    workers = [kind(target=repeat, args=(function, pieces, core + i)) for i in range(workers)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def measure(names, rounds, workers):
    """The times of each way in each work: {(name, way): [seconds]}. One thread's: a way per core."""
    process = multiprocessing.get_context("fork").Process
    ways = [("threads", threading.Thread, workers, 1, 0), ("processes", process, workers, 1, 0),
            *((core, threading.Thread, 1, workers, core) for core in range(workers))]
    times = {(name, way[0]): [] for name in names for way in ways}
    for name in names:
        WORKS[name]()
    for _ in range(rounds):
        for name in names:
            for way, *rest in ways:
                kind, count, pieces, core = rest
                times[name, way].append(timed(kind, WORKS[name], count, pieces, core))
        ways.append(ways.pop(0))
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
    print(f"{'work':24}{'1 thread':>10}{'threads':>10}{'processes':>11}{'of limit':>10}{'cores':>8}"
          f"{'unrest':>8}")
    for name in names:
        ones = [sorted(times[name, core]) for core in range(workers)]
        slowest = max(ones)
        alone = sum(one[0] for one in ones) / workers if gil else slowest[0]
        threads = alone / min(times[name, "threads"])
        processes = slowest[0] / min(times[name, "processes"])
        unrest = slowest[len(slowest) // 2] / slowest[0] - 1
        print(f"{name:24}{slowest[0] / workers * 1000:8.1f}ms{threads:9.2f}x{processes:10.2f}x"
              f"{threads / processes:10.2f}{slowest[0] / min(ones)[0]:8.2f}{unrest:8.0%}")


if __name__ == "__main__":
    main()
