import threading

lock = threading.RLock()
with lock:
    with lock:
        print(lock.acquire())
        lock.release()
    free = []
    t = threading.Thread(target=lambda: free.append(lock.acquire(False)))
    t.start(); t.join()
    print(free)
t = threading.Thread(target=lambda: free.append(lock.acquire(False)))
t.start(); t.join()
print(free)
