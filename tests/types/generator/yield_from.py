# yield from hands on send(), throw() and close(), to generators and to other iterators.
from _show import show


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, value):
        return "sent", value

    def throw(self, error):
        return "thrown", error

    def close(self):
        print("closed")


def outer(inner):
    result = yield from inner
    yield "result", result


g = outer(Iterator())
print(next(g), g.send(5), g.throw(ValueError("e")))
g.close()
g = outer([1])
next(g)
show(g.send, 5)
g = outer([1, 2])
next(g)
show(g.throw, KeyError("k"))
show(next, outer(5))
print(list(outer("ab")))
