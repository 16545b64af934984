# Threads that share an iterator over a dict which nobody changes: it ends, and complains of nothing.
import threading
errors = []
def drain(it):
    try:
        for _ in it: pass
    except RuntimeError as e: errors.append(str(e))
for rounds in range(60):
    d = dict.fromkeys(range(400))
    for it in (iter(d), iter(d.items()), reversed(d)):
        threads = [threading.Thread(target=drain, args=(it,)) for _ in range(4)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
print(errors)
# One thread: what an iteration notices, and the hint.
d = dict.fromkeys(range(5))
it = iter(d)
print(next(it), it.__length_hint__(), len(list(it)), it.__length_hint__())
it = reversed(d)
print(next(it), it.__length_hint__(), list(it))
it = iter(d)
try:
    for k in it:
        d[k + 10] = 1
except RuntimeError as e: print(e)
print(it.__length_hint__())
