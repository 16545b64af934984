# flags: -Wignore::DeprecationWarning
# timeout: 120
# gc-stress: 200
# A process with eight threads that allocate, lock, import, print and collect forks a hundred times. Each child finds
# a whole heap and free locks: it allocates, collects, starts a thread, imports, takes locks, and ends.
import gc
import importlib
import os
import queue
import sys
import threading

sys.setswitchinterval(0.0005)
stop = threading.Event()
shared, shared_lock = {}, threading.Lock()
sink = open(os.devnull, "w")


def allocate():
    kept = []
    while not stop.is_set():
        kept = [[i, str(i), {i: i}] for i in range(200)]
    return kept


def share():
    i = 0
    while not stop.is_set():
        with shared_lock:
            shared[i % 100] = [i] * 10
        shared.pop(i * 7 % 100, None)
        i += 1


def write():
    while not stop.is_set():
        print("x" * 50, file=sink)


def load():
    while not stop.is_set():
        sys.modules.pop("colorsys", None)
        importlib.import_module("textwrap")


def collect():
    while not stop.is_set():
        gc.collect()


def child():
    kept = [{i: str(i)} for i in range(500)]
    gc.collect()
    assert all(d == {i: str(i)} for i, d in enumerate(kept))
    assert threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
    for key, value in list(shared.items()):
        assert len(value) == 10 and value[0] % 100 == key, (key, value)
    answers = queue.Queue()
    lock = threading.Lock()

    def answer():
        with lock:
            answers.put([i for i in range(1000)])

    thread = threading.Thread(target=answer)
    with lock:
        thread.start()
    thread.join()
    assert len(answers.get(timeout=10)) == 1000
    importlib.reload(importlib.import_module("bisect"))
    print("x", file=sink)
    sink.flush()
    gc.collect()


threads = [threading.Thread(target=f) for f in (allocate, allocate, share, share, write, write, load, collect)]
for thread in threads:
    thread.start()
codes = []
for _ in range(100):
    pid = os.fork()
    if pid == 0:
        try:
            child()
        except BaseException as error:
            print(f"in the child: {error!r}", file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
stop.set()
for thread in threads:
    thread.join()
print(len(threads), codes.count(0), set(codes))  # -> 8 100 {0}
