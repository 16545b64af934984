# object's __format__ takes no specification; str() of a result's subclass stays.
from _show import show


class Plain:
    def __str__(self):
        return "plain"


class Fancy:
    def __format__(self, spec):
        return f"<{spec}>"


class Sub(str):
    pass


class Returns:
    def __format__(self, spec):
        return Sub(spec)


print(f"{Plain()}", format(Plain()), format(Plain(), ""), f"{Fancy():{'a'}{'b'}}", "{:{}}".format(Fancy(), "x"))
show(format, Plain(), "s")
show(format, object(), ">5")
show(format, [1], "5")
show(format, None, "5")
show(format, {}, "d")
show(format, 5, 5)
show(lambda: type(format(Returns(), "q")))
show(lambda: type(f"{Returns()}"))
show(lambda: "{!s:>8}|{!r:<8}|".format(Plain(), "x"))
