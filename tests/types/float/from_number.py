# from_number() takes numbers, but no text.
from _show import show


class Money(float):
    pass


class Own:
    def __float__(self):
        return 1.25


print(float.from_number(3), float.from_number(2.5), float.from_number(Own()), type(Money.from_number(1)), type(float.from_number(Money(2))))
show(float.from_number, "3")
show(float.from_number, b"3")
show(float.from_number, 1j)
show(float.from_number)
