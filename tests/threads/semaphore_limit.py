import threading, time

sem, lock = threading.BoundedSemaphore(3), threading.Lock()
inside = most = 0

def work():
    global inside, most
    with sem:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1

threads = [threading.Thread(target=work) for _ in range(12)]
for t in threads: t.start()
for t in threads: t.join()
print(inside, most <= 3, most > 1)
sem = threading.Semaphore(0)
print(sem.acquire(False), sem.acquire(timeout=0.01))
sem.release(2)
print(sem.acquire(), sem.acquire(), sem.acquire(False))
