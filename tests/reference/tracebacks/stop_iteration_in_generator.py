# exit: 1
# A StopIteration that leaves a generator becomes a RuntimeError.
def g():
    yield 1
    next(iter([]))


list(g())
