"""Recursion with sets and tuples: the eight queens, twice."""
import time


def queens(n, row=0, columns=frozenset(), left=frozenset(), right=frozenset()):
    if row == n:
        return 1
    total = 0
    for c in range(n):
        if c in columns or row - c in left or row + c in right:
            continue
        total += queens(n, row + 1, columns | {c}, left | {row - c}, right | {row + c})
    return total


def main():
    return queens(8) + queens(8)

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == 184, result
print(t)
