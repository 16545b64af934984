# Instructions that a program makes up are refused, or run without harm.
import random


def f(a, b=2, *rest):
    def g():
        return a
    try:
        for i in rest:
            if i > b:
                return [i, g(), "x"]
        return {a: b}
    except TypeError as e:
        return str(e)


random.seed(7)
code = f.__code__
tried = refused = 0
for n in range(2000):
    words = bytearray(code.co_code)
    for _ in range(random.randint(1, 2)):
        words[random.randrange(len(words))] = random.randrange(random.choice((4, 16, 256)))
    tried += 1
    try:
        f.__code__ = code.replace(co_code=bytes(words), co_stacksize=code.co_stacksize + random.randint(-1, 1))
    except ValueError:
        refused += 1
print(0 < refused < tried)      # -> True
for name in "co_linetable", "co_exceptiontable", "co_code":
    try:
        code.replace(**{name: b"\xff" * 40})
    except ValueError as e:
        print("refused")        # -> refused
                                # -> refused
                                # -> refused
