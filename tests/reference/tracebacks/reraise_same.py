# exit: 1
# Raising an exception again adds frames to its traceback, and no context of itself.
def f():
    raise ValueError("v")


try:
    f()
except ValueError as e:
    try:
        raise KeyError("k")
    except KeyError:
        raise e
