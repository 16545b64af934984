# From left to right; in an assignment the right side first.
def say(x, value=None):
    print(x, end=" ")
    return value if value is not None else x


class Log:
    def __getitem__(self, k):
        print("get", k, end=" ")
        return self

    def __setitem__(self, k, v):
        print("set", k, end=" ")

    def __iadd__(self, o):
        print("iadd", end=" ")
        return self


o = Log()
say(1) + say(2) * say(3)
print()
o[say("key")] = say("value")
print()
o[say("a")][say("b")] += say(5)
print()
{say("k1"): say("v1"), say("k2"): say("v2")}
print()
o[say("x")], o[say("y")] = say(1), say(2)
print()
(say(1) if say(0, 0) else say(2)), [say(i) for i in (3, 4)]
print()


@say("decorator", lambda f: say("decorated", f))
def f(a=say("default")) -> say("never"):
    pass


print()
i, values = 0, [0, 0, 0]
i, values[i] = 1, "here"
print(i, values)
