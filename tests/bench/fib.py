"""Function calls: the Fibonacci numbers, naively."""
import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    return fib(30)

t = time.perf_counter()
result = main()
t = time.perf_counter() - t
assert result == 832040, result
print(t)
