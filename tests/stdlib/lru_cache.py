from functools import cache, lru_cache

calls = []
@lru_cache(maxsize=2)
def f(n):
    calls.append(n)
    return n * n

print([f(n) for n in (1, 2, 1, 3, 2, 3)], calls, f.cache_info(), f.cache_parameters())
f.cache_clear()
print(f.cache_info(), f.__wrapped__(5))

@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())

@lru_cache(typed=True)
def g(n): return type(n).__name__
print(g(1), g(1.0), g(True), g.cache_info().currsize)
