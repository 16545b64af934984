# < of one and > of the other are reflections; == and != are their own. No answer from both: identity or TypeError.
from _show import show


class L:
    def __lt__(self, other):
        return "L<"

    def __le__(self, other):
        return "L<="


class G:
    pass


class E:
    def __eq__(self, other):
        return "E=="


class N(E):
    def __ne__(self, other):
        return "N!="


print(G() > L(), G() >= L(), L() < 5, 5 > L(), 5 >= L())
show(lambda: G() < L())
show(lambda: L() > G())
print(E() == 1, 1 == E(), E() != 1, 1 != E(), N() != 1, 1 != N(), 1 == N())
g = G()
print(g == g, g != g, g == G(), g != G())
show(lambda: g < g)
