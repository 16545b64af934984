# Calls of Python functions nest as deep as sys.setrecursionlimit() says, on a stack of their own: a high limit
# can't crash the process.
import sys

sys.setrecursionlimit(200_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(150_000))                   # -> 150000
