# exit: 1
# Frames that repeat are counted.
def down(n):
    if not n:
        raise ValueError("bottom")
    down(n - 1)


def ping(n):
    pong(n)


def pong(n):
    if not n:
        down(8)
    ping(n - 1)


ping(3)
