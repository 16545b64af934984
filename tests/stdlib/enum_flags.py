from enum import *

class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R | P.X, repr(P.RW), P.R & P.W, ~P.R, P.RW ^ P.R, P.R in P.RW, bool(P(0)), list(P.RW), len(P.R | P.X), list(P))
print(P(7), P.RW.value, P["RW"], P(0), repr(P(0)))
try:
    P(8)
except ValueError as error:
    print(error)
class I(IntFlag):
    A = 1
    B = 2
print(I.A | I.B, I.A | 8, repr(I(9)), (I.A | I.B) & 2, I.A + 1, I(-1))
