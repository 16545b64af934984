# exit: 1
# Frames of generators that delegate stand between the caller and the failure.
def inner():
    yield 1
    raise ValueError("inside")


def outer():
    yield from inner()


for x in outer():
    pass
