# exit: 1
# What is printed of an uncaught exception is what the module traceback makes of it.
def add(a, b):
    return a + b / 0


class Point:
    colour = 1


try:
    Point().color
except AttributeError as error:
    error.add_note("a note")
    raise ValueError("twice") from ExceptionGroup("both", [error, KeyError(1)])
