# and, or and not: what they evaluate, and what they return.
def say(x):
    print(repr(x), end=" ")
    return x


print(say(0) and say(1), say(2) and say(""), say(0) or say([]), say(1) or say(2), not say(0), say(1) and say(0) or say("x"))
print(None or 0 or "last", 1 and 2 and 3, not [] is False, not None, (not 0) + 1, True and (False or "deep"))


class Counted:
    n = 0

    def __bool__(self):
        Counted.n += 1
        return True


c = Counted()
if c and c:
    pass
x = c or 5
while c:
    break
print(Counted.n, not c, Counted.n)
