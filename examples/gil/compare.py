"""Makes a table of what measure.py printed, with the GIL and without, and says what it shows."""
import sys

from verdict import verdict

ROWS = [("compute", "Thread", 1), ("compute", "Thread", 2), ("compute", "Process", 2),
        ("wait", "Thread", 1), ("wait", "Thread", 2)]
WORK = {"compute": "computing", "wait": "waiting"}
WORKERS = {("Thread", 1): "1 thread", ("Thread", 2): "2 threads", ("Process", 2): "2 processes"}


def read(lines):
    """The figures (wall time, CPU time, switches) by work, kind of worker, count and GIL."""
    figures = {}
    for line in lines:
        gil, work, kind, count, wall, cpu, switches = line.split()
        figures[work, kind, int(count), gil] = float(wall), float(cpu), int(switches)
    return figures


def speedup(figures, work, kind, count, gil):
    alone = figures[work, "Thread", 1, gil][0]
    together = figures[work, kind, count, gil][0]
    return count * alone / together


def main():
    figures = read(sys.stdin)
    print("work       in           --gil=   wall s    CPU s  speed-up  GIL switches")
    for work, kind, count in ROWS:
        for gil in ("on", "off"):
            wall, cpu, switches = figures[work, kind, count, gil]
            ratio = speedup(figures, work, kind, count, gil)
            shown = switches if gil == "on" else "-"
            print(f"{WORK[work]:10} {WORKERS[kind, count]:12} {gil:6} {wall:8.3f} {cpu:8.3f} "
                  f"{ratio:8.2f}x {shown:>13}")
    print()
    print(verdict({(work, kind, gil): speedup(figures, work, kind, 2, gil)
                   for work, kind, count in ROWS if count == 2 for gil in ("on", "off")}))


if __name__ == "__main__":
    main()
