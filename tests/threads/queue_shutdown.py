import queue, threading

q = queue.Queue()
q.put(1); q.put(2)
q.shutdown()
try:
    q.put(3)
except queue.ShutDown:
    print("no more")
print(q.get(), q.get())
try:
    q.get()
except queue.ShutDown:
    print("empty")
q = queue.Queue()
woken = []
def get():
    try:
        q.get()
    except queue.ShutDown:
        woken.append(1)
threads = [threading.Thread(target=get) for _ in range(3)]
for t in threads: t.start()
q.shutdown(immediate=True)
for t in threads: t.join()
print(len(woken), q.is_shutdown)
