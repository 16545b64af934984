"""Times the same piece of work in one thread, in two threads and in two processes.

Prints a line for each: the GIL, the work, who did it, wall time, CPU time, GIL switches.
compare.py makes a table of these lines.
"""
import os
import sys
import threading
import time
from multiprocessing import Process


def compute():
    # The loop of the documents' program, ten times as long: it takes about half a second.
    total = 0
    for i in range(10**8):
        total += i


def on_core(core):
    """The loop on that core. Two cores need not be equally fast: a virtual machine's seldom are."""
    def work():
        os.sched_setaffinity(0, {core})
        compute()
    return work


def wait():
    time.sleep(0.25)


def run(kind, work, count):
    workers = [kind(target=work) for _ in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def cpu_seconds():
    """The CPU time of this process, and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def measure(work, kind, count):
    switches = sys._gil_switches() or 0
    cpu = cpu_seconds()
    start = time.perf_counter()
    run(kind, work, count)
    wall = time.perf_counter() - start
    return wall, cpu_seconds() - cpu, (sys._gil_switches() or 0) - switches


def main():
    gil = "on" if sys._is_gil_enabled() else "off"
    alone = [(on_core(core), threading.Thread, 1) for core in sorted(os.sched_getaffinity(0))[:2]]
    rows = [(compute, threading.Thread, 2), (compute, Process, 2), (wait, threading.Thread, 1), (wait, threading.Thread, 2)]
    # All rows in turn, three times over, so that a busy moment of the machine spoils one try of
    # each and not one of them altogether. The best counts; of one thread's that on the slower core,
    # since two that do the same have ended when the slower core has.
    tries = [[measure(*row) for row in alone + rows] for _ in range(3)]
    best = [min(figures) for figures in zip(*tries)]
    print(gil, "compute", "Thread", 1, *max(best[:len(alone)]))
    for (work, kind, count), figures in zip(rows, best[len(alone):]):
        print(gil, work.__name__, kind.__name__, count, *figures)


if __name__ == "__main__":
    main()
