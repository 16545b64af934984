# flags: -Wignore::DeprecationWarning
# What becomes of descriptors, threads and locks in a forked child.
import os
import sys
import threading
import time

lock = threading.Lock()
go = threading.Event()


def holder():
    with lock:
        go.set()
        time.sleep(0.2)


thread = threading.Thread(target=holder)
thread.start()
go.wait()
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    # The thread that held the lock is not here, so nobody will release it.
    print(threading.active_count(), thread.is_alive(), lock.locked(), lock.acquire(timeout=0.01),
          threading.current_thread() is threading.main_thread())
    thread.join()
    lock._at_fork_reinit()
    print(lock.acquire(timeout=0.01))
    sys.stdout.flush()
    os._exit(0)
print(os.waitpid(pid, 0)[1])
thread.join()
print(lock.locked())
