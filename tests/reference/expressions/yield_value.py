# yield gives what was sent, yield from what was returned; in parentheses when they are operands.
def inner():
    x = yield "in"
    return ("returned", x)


def run(it, *values):
    out = [next(it)]
    try:
        for v in values:
            out.append(it.send(v))
    except StopIteration as e:
        return out, e.value


def h():
    a = yield
    b = yield 1, 2
    c = yield from inner()
    d = (yield) or "default"
    return a, b, c, d
print(run(h(), "A", "B", "C", 0))
print(run(h(), "A", "B", "C", 5))
