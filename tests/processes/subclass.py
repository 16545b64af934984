from multiprocessing import Process

class Worker(Process):
    def __init__(self, n):
        super().__init__(name=f"worker {n}")
        self.n = n
    def run(self): raise SystemExit(self.n)

workers = [Worker(n) for n in (0, 5)]
for each in workers: each.start()
for each in workers: each.join()
print([(each.name, each.exitcode) for each in workers])
