import threading

event = threading.Event()
print(event.is_set(), event.wait(0.01))
results = []
threads = [threading.Thread(target=lambda: results.append(event.wait())) for _ in range(4)]
for t in threads: t.start()
event.set()
for t in threads: t.join()
print(results, event.is_set(), event.wait(0))
event.clear()
print(event.is_set())
