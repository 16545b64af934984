"""Integer loops: the documents' CPU-bound loop, and a nested one."""
import time


def main():
    total = 0
    for i in range(5_000_000):
        total += i
    count = 0
    i = 0
    while i < 1500:
        j = 0
        while j < 1500:
            if (i ^ j) & 1 == 0:
                count += 1
            j += 1
        i += 1
    return total + count

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 12499998625000, result
print(t)
