import queue, threading

q, got, lock = queue.SimpleQueue(), [], threading.Lock()

def produce(base):
    for n in range(500): q.put(base + n)

def consume():
    mine = []
    while (item := q.get()) is not None: mine.append(item)
    with lock: got.extend(mine)

producers = [threading.Thread(target=produce, args=(n * 500,)) for n in range(3)]
consumers = [threading.Thread(target=consume) for _ in range(3)]
for t in producers + consumers: t.start()
for t in producers: t.join()
for t in consumers: q.put(None)
for t in consumers: t.join()
print(sorted(got) == list(range(1500)))
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("Empty")
