import threading

count, lock = 0, threading.Lock()

def work():
    global count
    with lock: count += 1

for _ in range(10):
    threads = [threading.Thread(target=work) for _ in range(100)]
    for t in threads: t.start()
    for t in threads: t.join()
print(count, threading.active_count())
