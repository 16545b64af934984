import threading

cond = threading.Condition()
items, log = [], []

def consume():
    for _ in range(5):
        with cond:
            cond.wait_for(lambda: items)
            log.append(items.pop(0))
            cond.notify()

t = threading.Thread(target=consume)
t.start()
for n in range(5):
    with cond:
        items.append(n)
        cond.notify()
        cond.wait_for(lambda: not items)
t.join()
print(log)
with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: False, 0.01), cond.wait_for(lambda: 7))
