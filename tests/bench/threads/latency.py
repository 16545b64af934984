"""How long a thread that wakes up waits for its turn beside a thread that computes.

    minipy --gil=on tests/bench/threads/latency.py

A thread sleeps for a millisecond again and again, first with nothing else to run, then beside one
that computes, at several switch intervals. What it oversleeps is printed in milliseconds: the
median, the 90th percentile and the longest. With a GIL it should be the switch interval and a small constant;
without one the interval should not matter, while a core is free.
"""
import sys
import threading
import time

SLEEP, SLEEPS = 0.001, 150
INTERVALS = 0.001, 0.005, 0.02


def oversleep():
    late = []
    for _ in range(SLEEPS):
        start = time.perf_counter()
        time.sleep(SLEEP)
        late.append((time.perf_counter() - start - SLEEP) * 1000)
    late.sort()
    return late[len(late) // 2], late[len(late) * 9 // 10], late[-1]


def compute(stop):
    while not stop:
        for i in range(1000):
            i * i


def main():
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    print(f"{sys.implementation.name}, GIL {'on' if gil else 'off'}")
    print(f"{'beside':22}{'interval':>10}{'median':>10}{'90 %':>10}{'longest':>10}")
    print(f"{'nothing':22}{'-':>10}" + "".join(f"{ms:8.2f}ms" for ms in oversleep()))
    for interval in INTERVALS:
        sys.setswitchinterval(interval)
        stop = []
        computing = threading.Thread(target=compute, args=(stop,))
        computing.start()
        figures = oversleep()
        stop.append(True)
        computing.join()
        print(f"{'a computing thread':22}{interval * 1000:8.0f}ms"
              + "".join(f"{ms:8.2f}ms" for ms in figures))


if __name__ == "__main__":
    main()
