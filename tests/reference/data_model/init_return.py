# __init__ must return None; arguments that neither __new__ nor __init__ takes are refused in these words.
from _show import show


def cls(**methods):
    return type("C", (), {f"__{k}__": v for k, v in methods.items()})


show(cls(init=lambda self: 5))
show(cls(init=lambda self: (i for i in ())))
show(cls(), 1)
show(cls(), x=1)
show(cls(init=lambda self: None), 1)
show(cls(new=lambda cls: object.__new__(cls)), 1)
show(cls(new=lambda cls, x: object.__new__(cls, x)), 1)
show(object, 1)
show(object.__new__)
show(object.__new__, 5)
show(object.__new__, int)
show(int.__new__, str)
show(lambda: cls(new=lambda cls: object.__new__(cls, 1))())
show(lambda: object().__init__(1))
show(lambda: cls(init=lambda self: object.__init__(self, 1))())
