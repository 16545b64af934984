"""What it costs that N threads write the same object.

    minipy --gil=off tests/bench/threads/contended.py [-n WORKERS] [-r ROUNDS] [WORK ...]

N threads do a number of operations on one object in all; beside them one thread does as many. `cost` is by how
much the threads take longer: 1 where they lose nothing, and below 1 where they gain. `growth` is how the time
of an operation changes with four times as many operations: 1 if the total is linear in the work. The
best of the rounds counts, both ways in turn. Every work checks its result: nothing gets lost. Works under
CPython too.
"""
import queue
import sys
import threading
import time

ROUNDS, WORKERS, COUNT = 5, 2, 400_000
WORKS = {}


def work(function):
    WORKS[function.__name__] = function
    return function


def in_threads(target, workers, count):
    """Each of so many threads calls target(its number, its share of the count)."""
    threads = [threading.Thread(target=target, args=(number, count // workers)) for number in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@work
def dict_same_key(workers, count):
    table = {"key": 0}

    def write(number, count):
        for i in range(count):
            table["key"] = i
    in_threads(write, workers, count)
    assert table == {"key": count // workers - 1}


@work
def dict_own_keys(workers, count):
    table = {}

    def write(number, count):
        for i in range(count):
            table[number, i & 1023] = i
    in_threads(write, workers, count)
    assert len(table) == 1024 * workers


@work
def list_append(workers, count):
    items = []

    def write(number, count):
        for i in range(count):
            items.append(i)
    in_threads(write, workers, count)
    assert len(items) == count and sum(items) == workers * sum(range(count // workers))


@work
def attribute(workers, count):
    class Box:
        value = 0
    box = Box()
    box.value = 0

    def write(number, count):
        for i in range(count):
            box.value = i
    in_threads(write, workers, count)
    assert box.value == count // workers - 1


@work
def global_name(workers, count):
    def write(number, count):
        global shared_number
        for i in range(count):
            shared_number = i
    in_threads(write, workers, count)
    assert shared_number == count // workers - 1


@work
def counter_under_lock(workers, count):
    lock, total = threading.Lock(), 0

    def write(number, count):
        nonlocal total
        for i in range(count):
            with lock:
                total += 1
    in_threads(write, workers, count)
    assert total == count


@work
def queue_between(workers, count):
    """Half of the threads put, half get; one thread alone does it in turn."""
    count //= 8
    between, sums = queue.SimpleQueue(), []

    def put(number, count):
        for i in range(count):
            between.put(i)

    def get(number, count):
        sums.append(sum(between.get() for _ in range(count)))
    if workers == 1:
        put(0, count)
        get(0, count)
    else:
        in_threads(lambda number, share: (get if number & 1 else put)(number, 2 * share), workers // 2 * 2, count)
    assert between.empty() and sum(sums) == max(workers // 2, 1) * sum(range(count // max(workers // 2, 1)))


def timed(function, workers, count):
    start = time.perf_counter()
    function(workers, count)
    return time.perf_counter() - start


def main():
    arguments, rounds, workers = sys.argv[1:], ROUNDS, WORKERS
    while arguments and arguments[0] in ("-n", "-r"):
        if arguments[0] == "-n":
            workers = int(arguments[1])
        else:
            rounds = int(arguments[1])
        arguments = arguments[2:]
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    print(f"{sys.implementation.name}, GIL {'on' if gil else 'off'}, {workers} threads: {COUNT} operations on one object")
    print(f"{'work':24}{'1 thread':>10}{'threads':>10}{'cost':>8}{'growth':>8}")
    for name, function in WORKS.items():
        if arguments and not any(name.startswith(a) for a in arguments):
            continue
        ways = [(1, COUNT), (workers, COUNT), (workers, 4 * COUNT)]
        times = {way: [] for way in ways}
        for _ in range(rounds):
            for way in ways:
                times[way].append(timed(function, *way))
        one, many, more = (min(times[way]) for way in ways)
        print(f"{name:24}{one * 1000:8.1f}ms{many * 1000:8.1f}ms{many / one:8.2f}{more / many / 4:8.2f}")


if __name__ == "__main__":
    main()
