# once
# The line under the comparison's table follows from the figures.
import sys

sys.path.insert(0, "examples/gil")
from verdict import verdict


def speedups(threads, processes, waiting):
    figures = {}
    for gil, index in ("on", 0), ("off", 1):
        figures["compute", "Thread", gil] = threads[index]
        figures["compute", "Process", gil] = processes[index]
        figures["wait", "Thread", gil] = waiting[index]
    return figures


def show(*figures):
    for part in verdict(speedups(*figures)).replace("; ", ": ").split(": "):
        print(part)


show((1.0, 1.96), (1.95, 1.97), (2.0, 2.0))
# -> Two threads compute 1.00x as fast as one with the GIL and 1.96x without it
# -> the GIL is what keeps them from computing at the same time
# -> two processes do either way (1.95x, 1.97x), and waiting overlaps either way (2.00x, 2.00x).
show((1.96, 1.0), (1.0, 0.97), (1.01, 1.0))
# -> Two threads compute 1.96x as fast as one with the GIL and 1.00x without it
# -> they compute at the same time only with it, which no GIL would explain
# -> two processes do not either way (1.00x, 0.97x), and waiting does not overlap either way (1.01x, 1.00x).
show((1.9, 1.9), (1.0, 1.9), (1.0, 2.0))
# -> Two threads compute 1.90x as fast as one with the GIL and 1.90x without it
# -> they compute at the same time, and the GIL makes no difference
# -> two processes do only without it (1.00x, 1.90x), and waiting overlaps only without it (1.00x, 2.00x).
show((1.0, 0.9), (1.9, 1.0), (2.0, 1.0))
# -> Two threads compute 1.00x as fast as one with the GIL and 0.90x without it
# -> they do not compute at the same time, and the GIL is not the reason
# -> two processes do only with it (1.90x, 1.00x), and waiting overlaps only with it (2.00x, 1.00x).
