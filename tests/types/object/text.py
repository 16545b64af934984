# The default repr() names module, class and address; str() and format() come from it.
from _show import show


class C:
    class D:
        pass


def f():
    class Local:
        pass
    return Local()


print(repr(C()).split(" at ")[0], repr(C.D()).split(" at ")[0], repr(f()).split(" at ")[0], repr(object()).split(" at ")[0])
o = object()
print(o.__repr__() == repr(o), o.__str__() == repr(o), o.__format__("") == str(o), f"{o}" == str(o))
show(format, o, "x")
show(o.__format__, 5)


class Text:
    def __repr__(self):
        return "R"


class Both(Text):
    def __str__(self):
        return "S"


print(str(Text()), f"{Both()} {Both()!r}", [Both()], "%s %r" % (Both(), Both()))
