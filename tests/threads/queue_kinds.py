import queue

for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue:
    q = kind()
    for n in (3, 1, 2): q.put(n)
    print(kind.__name__, q.qsize(), [q.get() for _ in range(3)], q.empty())
