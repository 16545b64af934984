# A property's docstring: whose it is, and what becomes of it in copies and subclasses.
def plain(self):
    return 1


def documented(self):
    """Of the getter."""


def other(self):
    """Of the other."""


class Sub(property):
    """Of the class."""


class Bare(property):
    pass


class Slots(property):
    __slots__ = ('foo',)


class DocSlot(property):
    __slots__ = ('foo', '__doc__')


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


for kind in (property, Sub, Bare, Slots, DocSlot):
    print(kind.__name__)
    show(lambda: kind(plain).__doc__)
    show(lambda: kind(documented).__doc__)
    show(lambda: kind(documented, doc='own').__doc__)
    show(lambda: kind(doc='own').__doc__)
    show(lambda: kind(plain, doc='own').getter(other).__doc__)
    show(lambda: kind(documented, doc='own').getter(other).__doc__)
    show(lambda: kind(documented).getter(other).__doc__)
    show(lambda: kind(documented).setter(other).__doc__)
p = property(plain)
p.__doc__ = 'user'
print(p.getter(other).__doc__)
p = property(documented)
p.__doc__ = 'user'
print(p.getter(other).__doc__)
for arguments in ((), (1,), (1, 2, 3)):
    show(lambda: property().__set_name__(*arguments))
