"""Pancakes flipped for all permutations of eight: small lists reversed in place."""
import time


def main(n=8):
    permutation = list(range(n))
    count = [0] * n
    most = checksum = number = 0
    while True:
        flips, work = 0, permutation[:]
        while work[0]:
            k = work[0] + 1
            work[:k] = work[k - 1::-1]
            flips += 1
        most = max(most, flips)
        checksum += -flips if number & 1 else flips
        number += 1
        r = 1
        while True:
            if r == n:
                return checksum, most
            permutation.insert(r, permutation.pop(0))
            count[r] += 1
            if count[r] <= r:
                break
            count[r] = 0
            r += 1

now = getattr(time, "perf_counter", time.time)  # MicroPython has only the latter
t = now()
result = main()
t = now() - t
assert result == (1616, 22), result
print(t)
