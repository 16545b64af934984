import queue, threading

q = queue.Queue(2)
print(q.maxsize, q.empty(), q.full(), q.qsize())
q.put(1); q.put(2)
print(q.full(), q.qsize())
for call in (lambda: q.put_nowait(3), lambda: q.put(3, timeout=0.01), lambda: q.put(3, timeout=-1)):
    try:
        call()
    except (queue.Full, ValueError) as error:
        print(type(error).__name__, error)
print(q.get(), q.get())
for call in (q.get_nowait, lambda: q.get(timeout=0.01)):
    try:
        call()
    except queue.Empty:
        print("Empty")

results = []
def produce():
    for n in range(1000): q.put(n)
    q.put(None)
t = threading.Thread(target=produce)
t.start()
while (item := q.get()) is not None: results.append(item)
t.join()
print(results == list(range(1000)))
