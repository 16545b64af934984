# yield from passes on send, throw and close to what has them, and takes the value of StopIteration.
from _show import show

class It:
    def __iter__(self): return self
    def __next__(self): return "next"
class Full(It):
    def send(self, x): return "sent", x
    def throw(self, *e):
        if str(e[0]) == "stop": raise StopIteration("stopped")
        return "thrown", repr(e[0])
    def close(self): print("closed")
def g(x):
    r = yield from x
    yield "result", r
it = g(Full())
print(next(it), it.send(None), it.send(5), it.throw(ValueError("v")), it.throw(ValueError("stop")))
it = g(Full())
next(it)
it.close()
it = g(It())
print(next(it), it.send(None))
show(it.send, 5)
it = g(It())
next(it)
show(it.throw, KeyError("k"))
for x in 5, None, "ab", [1], iter("x"), {1: 2}, range(1):
    show(lambda: list(g(x)))
def rec(n): 
    if n: yield from rec(n - 1)
    yield n
print(list(rec(5)))
def same():
    yield from it2
it2 = same()
show(next, it2)
