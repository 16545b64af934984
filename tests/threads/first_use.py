# What is made at its first use is made once, also when several threads are the first.
import gc
import os
import resource
import select
import signal
import threading

calls = [
    lambda: type(os.stat(".")), lambda: type(os.statvfs(".")), lambda: type(os.uname()), lambda: type(os.times()),
    lambda: type(resource.getrusage(resource.RUSAGE_SELF)), lambda: type(select.poll()), lambda: gc.get_threshold(),
    lambda: threading.stack_size(), lambda: signal.getsignal(signal.SIGUSR1), lambda: type(next(os.scandir("."))),
    lambda: type(os.scandir(".")), lambda: os.register_at_fork(after_in_child=id),
]
start = threading.Barrier(4)
seen = [[] for _ in range(4)]


def first(mine):
    for call in calls:
        start.wait()
        mine.append(call())


threads = [threading.Thread(target=first, args=(mine,)) for mine in seen]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(all(mine == seen[0] for mine in seen), len(seen[0]))      # -> True 12
