# gc-stress: skip
# timeout: 60
"""counter += 1 is not atomic: without a GIL updates are lost, never invented; a lock keeps them all."""
import sys
import threading

counter = 0
lock = threading.Lock()


def unguarded(n):
    global counter
    for _ in range(n):
        counter += 1


def guarded(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


def run(work, n, threads=4):
    global counter
    counter = 0
    workers = [threading.Thread(target=work, args=(n,)) for _ in range(threads)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    return counter


lost = False
for attempt in range(100):
    total = run(unguarded, 50_000)
    assert total <= 200_000, total
    if total < 200_000:
        lost = True
        break
print("lost some" if lost or sys._is_gil_enabled() else "lost none")  # -> lost some
print(run(guarded, 5_000))                                            # -> 20000
