import threading

actions, numbers, lock = [], [], threading.Lock()
barrier = threading.Barrier(3, action=lambda: actions.append(len(numbers)))

def work():
    for _ in range(4):
        n = barrier.wait()
        with lock: numbers.append(n)
        barrier.wait()

threads = [threading.Thread(target=work) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(actions, sorted(numbers), barrier.n_waiting, barrier.broken)

broken = []
def fail():
    try:
        barrier.wait(0.05)
    except threading.BrokenBarrierError:
        broken.append(True)
t = threading.Thread(target=fail)
t.start(); t.join()
print(broken, barrier.broken)
barrier.reset()
print(barrier.broken)
barrier.abort()
print(barrier.broken)
