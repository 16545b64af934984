# exit: 1
# A name of a library module that was not imported.
def f():
    return math.pi


f()
