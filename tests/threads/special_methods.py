# Threads ask special methods, properties and hooks of classes that another thread changes: each answer is one that the class gave
# at some time, and after the changes have ended everybody gets the last.
import threading

class Value:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ("add", 0)
    def __radd__(self, o): return ("radd", 0)
    def __eq__(self, o): return ("eq", 0)
    def __getitem__(self, i): return ("getitem", 0)
    def __bool__(self): return True
    def __call__(self, x): return ("call", 0)
    def __getattr__(self, name): return ("getattr", 0)
    __hash__ = None
    prop = property(lambda self: ("prop", 0))

class Items:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return ("next", 0)

class Changed(Value): pass
ROUNDS = 150

def change(i):
    Changed.__add__ = lambda self, o: ("add", i)
    Changed.__radd__ = lambda self, o: ("radd", i)
    Changed.__eq__ = lambda self, o: ("eq", i)
    Changed.__getitem__ = lambda self, key: ("getitem", i)
    Changed.__bool__ = lambda self: i % 2 == 0
    Changed.__call__ = lambda self, x: ("call", i)
    Changed.__getattr__ = lambda self, name: ("getattr", i)
    Changed.prop = property(lambda self: ("prop", i))
    Changed.n = property(lambda self: ("n", i), lambda self, v: None) if i % 3 == 0 else i

def ask(v):
    return v + 1, 1 + v, v == 1, v[0], v(0), v.missing, v.prop, v.n, bool(v)

wrong = []
stop = False
def work(v):
    names = "add", "radd", "eq", "getitem", "call", "getattr", "prop"
    while not stop:
        answers = ask(v)
        for name, answer in zip(names, answers):
            if type(answer) is not tuple or answer[0] != name or not 0 <= answer[1] <= ROUNDS: wrong.append((name, answer))
        if not (answers[-2] == 1 or type(answers[-2]) is tuple and answers[-2][0] == "n"): wrong.append(answers[-2])
        if [x for x in Items()] != [("next", 0)] * 3: wrong.append("items")
    return v

results = []
threads = [threading.Thread(target=lambda v: results.append(ask(work(v))), args=(Changed(1),)) for _ in range(3)]
for t in threads: t.start()
for i in range(1, ROUNDS + 1): change(i)
stop = True
for t in threads: t.join()
print(wrong[:3], len(results), set(results))
