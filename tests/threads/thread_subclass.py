import threading

class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"worker {n}")
        self.n, self.result = n, None

    def run(self):
        self.result = (self.n ** 2, threading.current_thread() is self, self.name)

workers = [Worker(n) for n in range(4)]
for each in workers: each.start()
for each in workers: each.join()
print([each.result for each in workers])
