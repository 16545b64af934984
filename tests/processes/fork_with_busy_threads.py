# flags: -Wignore::DeprecationWarning
# timeout: 60
import os, threading

stop, lock = threading.Event(), threading.Lock()
def busy():
    d = {}
    while not stop.is_set():
        with lock: d[len(d) % 100] = [1, 2, 3]

threads = [threading.Thread(target=busy) for _ in range(4)]
for t in threads: t.start()
codes = []
for n in range(20):
    pid = os.fork()
    if pid == 0:
        ok = []
        t = threading.Thread(target=lambda: ok.append([n] * 1000))
        t.start(); t.join()
        os._exit(0 if ok and threading.active_count() == 1 else 1)
    codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
stop.set()
for t in threads: t.join()
print(codes.count(0), len(codes))
