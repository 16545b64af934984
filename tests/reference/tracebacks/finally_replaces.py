# exit: 1
# An exception from finally has the one that was on its way as its context.
def f():
    try:
        raise ValueError("first")
    finally:
        raise TypeError("from finally")


f()
