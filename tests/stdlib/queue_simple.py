import threading, time
from queue import SimpleQueue, Empty
import _queue
q = SimpleQueue(); print(q.empty(), q.qsize(), SimpleQueue is _queue.SimpleQueue, issubclass(Empty, Exception))
q.put(1); q.put(2, block=False); q.put_nowait(3); q.put(4, True, 5); print(q.qsize(), q.get(), q.get(True), q.get_nowait(), q.get(timeout=1), q.empty())
for f in (lambda: q.get(False), lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1), lambda: q.get(timeout='a'), lambda: q.put(), lambda: SimpleQueue(5), lambda: q.get(block=False, timeout=-5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def producer(n):
    for i in range(n): q.put((n, i))
ts = [threading.Thread(target=producer, args=(500 + k,)) for k in range(4)]
got = []
def consumer():
    while (x := q.get()) is not None: got.append(x)
cs = [threading.Thread(target=consumer) for _ in range(3)]
for t in ts + cs: t.start()
for t in ts: t.join()
for _ in cs: q.put(None)
for t in cs: t.join()
print(len(got), len(set(got)), q.empty())
t = threading.Thread(target=lambda: (time.sleep(0.05), q.put('late'))); t.start(); print(q.get(timeout=5)); t.join()
a = time.monotonic()
try: q.get(timeout=0.1)
except Empty: print(0.09 < time.monotonic() - a < 2)
for i in range(1000): q.put(i)
print([q.get() for _ in range(1000)] == list(range(1000)), SimpleQueue[int])
