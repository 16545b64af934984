# Defaults are evaluated once, when def runs, and shared by the calls.
def f(x, seen=[]):
    seen.append(x)
    return seen


print(f(1), f(2), f(3, []), f.__defaults__)
functions = [lambda x=i: x for i in range(3)]
late = [lambda: i for i in range(3)]
print([g() for g in functions], [g() for g in late])
