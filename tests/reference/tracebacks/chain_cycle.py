# exit: 1
# A chain of contexts that leads back to itself is shown once.
a, b = ValueError("a"), KeyError("b")
a.__context__ = b
b.__context__ = a
raise a
