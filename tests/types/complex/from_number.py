# from_number() takes numbers, but no text.
from _show import show


class Own(complex):
    pass


print(complex.from_number(3), complex.from_number(1.5), complex.from_number(2j), type(Own.from_number(1j)), type(complex.from_number(Own(1))))
show(complex.from_number, "1j")
show(complex.from_number, None)
