# object() takes no arguments, unless a class overrides one of __new__ and __init__.
from _show import show


class Plain:
    pass


class WithInit:
    def __init__(self, x):
        self.x = x


class WithNew:
    def __new__(cls, x):
        return super().__new__(cls)


class Both:
    def __new__(cls, *args):
        return object.__new__(cls, *args)

    def __init__(self, *args):
        object.__init__(self, *args)


print(type(object()), WithInit(5).x, type(WithNew(5)), type(Both()))
show(object, 1)
show(Plain, 1)
show(Plain, x=1)
show(WithInit)
show(Both, 1)
show(object.__new__)
show(object.__new__, 5)
show(object.__new__, int)
show(object.__init__, object(), 1)
show(lambda: object().__init__(1))
