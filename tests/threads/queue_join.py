import queue, threading

q, done, lock = queue.Queue(), [], threading.Lock()

def work():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            return
        with lock: done.append(item * item)
        q.task_done()

threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for n in range(20): q.put(n)
q.join()
print(sorted(done), q.unfinished_tasks)
for t in threads: q.put(None)
q.join()
for t in threads: t.join()
try:
    q.task_done()
except ValueError as error:
    print(error)
