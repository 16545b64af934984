# Exceptions are copied and pickled with arguments and attributes.
import copy
import pickle


class Own(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.total = a + b


for e in ValueError("v"), KeyError(1), OSError(2, "No such file", "f"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), StopIteration(5), SystemExit(3), ImportError("i", name="n", path="p"), AttributeError("a", name="n", obj=1), NameError("u", name="x"), SyntaxError("s", ("f", 1, 2, "text")), ExceptionGroup("g", [ValueError(1)]), Own(1, 2):
    e.note = "kept"
    other = pickle.loads(pickle.dumps(e))
    print(repr(other), other.args, other.note, copy.copy(e).args == e.args)
e = ValueError("x")
print(e.__reduce__(), e.__setstate__({"y": 1}), e.y, e.__getstate__() if not e.__dict__ else "", ImportError("m", name="n").__reduce__())
