import threading, time

for make in threading.Lock, threading.RLock:
    lock = make()
    print(lock.acquire(), lock.locked())
    result = []
    def other():
        start = time.monotonic()
        result.append(lock.acquire(False))
        result.append(lock.acquire(timeout=0.05))
        result.append(0.04 < time.monotonic() - start < 2)
    t = threading.Thread(target=other)
    t.start(); t.join()
    print(result)
    lock.release()
    print(lock.acquire(timeout=0), lock.acquire(False))
for bad in (dict(timeout=-2), dict(blocking=False, timeout=1)):
    try:
        threading.Lock().acquire(**bad)
    except ValueError as error:
        print(error)
