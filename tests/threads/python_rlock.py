# The lock that threading has in Python does what the one in C does.
import threading

for kind in (threading._PyRLock, threading._CRLock):
    lock = kind()
    seen = []
    with lock:
        print(bool(lock.acquire()), lock.locked(), lock._is_owned(), lock._recursion_count())
        other = threading.Thread(target=lambda: seen.append(
            (lock.acquire(False), lock.acquire(timeout=0.01), lock._is_owned(), lock._recursion_count())))
        other.start()
        other.join()
        lock.release()
    print(seen, lock.locked(), lock._recursion_count())
    for call in (lock.release, lock._release_save):
        try:
            call()
        except RuntimeError as e:
            print(e)
    condition = threading.Condition(lock)
    with condition:
        with condition:
            timer = threading.Timer(
                0.01, lambda: condition.acquire() and (condition.notify(), condition.release()))
            timer.start()
            print(condition.wait(20))
    timer.join()
    print(lock.locked())
