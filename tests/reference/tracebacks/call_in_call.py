# exit: 1
# The caret line of a call that failed inside is below that call only.
def inner(x):
    raise RuntimeError("inside")


def outer(x, y=None):
    return x


outer(outer(1), y=outer(inner(outer(2)), y=3))
