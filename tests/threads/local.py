import threading

class Mine(threading.local):
    shared = []
    def __init__(self, start): self.n = start

data = Mine(10)
data.n += 1
results = []

def work(n):
    first = data.n
    data.n += n
    results.append((first, data.n))

threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads:
    t.start(); t.join()
print(data.n, results)
plain = threading.local()
plain.x = 1
missing = []
t = threading.Thread(target=lambda: missing.append(hasattr(plain, "x")))
t.start(); t.join()
print(missing, plain.x, plain.__dict__)
