# Functions that are called for the first time while globals are walked through add nothing to them that a program could see.
k = n = None
found = []


def names():
    return len, sorted, undefined_1, undefined_2, undefined_3


def more():
    return [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7]


for k in globals():
    try:
        names() if k == "n" else more()
    except NameError:
        pass
    found.append(k)
print([k for k in found if len(k) < 6])
print(sorted(k for k in globals() if len(k) == 1))
try:
    for k in globals():
        globals()["new_" + k] = 1
except RuntimeError as e:
    print(e)
