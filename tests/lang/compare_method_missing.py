# A comparison method whose descriptor raises AttributeError is no method; other errors are raised.
def missing(self):
    raise AttributeError("missing")


def failing(self):
    raise ZeroDivisionError("failing")


class C:
    __eq__ = property(missing)
    __lt__ = property(failing)
    __gt__ = property(missing)
    __le__ = property(lambda self: lambda other: ("le", other))


for f in (lambda: C() == C(), lambda: C() != C(), lambda: C() == 1, lambda: [C()] == [C()], lambda: C() < C(),
          lambda: 1 > C(), lambda: C() > 1, lambda: C() <= 2, lambda: 3 >= C()):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
