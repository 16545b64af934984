from functools import cache, lru_cache
import threading

@lru_cache(maxsize=50)
def f(n): return n * n
@cache
def g(n): return -n
bad = []
def work():
    for i in range(3000):
        n = i * 7 % 100
        if f(n) != n * n or g(n) != -n: bad.append(n)
threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
info = f.cache_info()
print(bad, info.currsize, info.hits + info.misses, g.cache_info().hits + g.cache_info().misses)
