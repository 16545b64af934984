import threading, time

cond, order = threading.Condition(), []

def wait(n):
    with cond:
        entered.release()
        cond.wait()
        order.append(n)

threads = []
for n in range(5):
    entered = threading.Semaphore(0)
    threads.append(threading.Thread(target=wait, args=(n,)))
    threads[-1].start()
    entered.acquire()
    with cond: pass             # now it waits
for n in range(5):
    with cond:
        cond.notify()
    while len(order) <= n: time.sleep(0.001)
for t in threads: t.join()
print(order)
