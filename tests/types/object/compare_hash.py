# By default equality is identity, the hash goes with it, and there is no order.
from _show import show

a, b = object(), object()
print(a == a, a == b, a != b, hash(a) == hash(a), a.__eq__(a), a.__eq__(b), a.__ne__(a), a.__ne__(b), a.__lt__(b), a.__le__(a), a.__gt__(b), a.__ge__(a), a.__hash__() == hash(a))
show(lambda: a < b)


class Eq:
    def __eq__(self, other):
        return True


print(Eq() != 5, Eq.__hash__)
show(hash, Eq())


class NotEqual:
    def __eq__(self, other):
        return NotImplemented


print(NotEqual() == NotEqual(), NotEqual() != 1, object().__ne__(Eq()))
