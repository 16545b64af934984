# exit: 1
# A name that is an attribute of self is suggested as such.
class C:
    def __init__(self):
        self.total = 1

    def f(self):
        return total


C().f()
