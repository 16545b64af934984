# str as a class: its bases, what it can't be given, generic use.
from _show import show

print(str.__mro__, str.__name__, str.__base__, type(str), str.__module__, isinstance("", str), issubclass(str, object))
show(setattr, str, "x", 1)
show(delattr, str, "upper")
show(lambda: str[int])
show(lambda: str.nope)
show(lambda: "a".nope)
text = "a"
show(lambda: text())
show(str.__new__)
show(str.__new__, int)
print(str.__new__(str, 5), str | None)
