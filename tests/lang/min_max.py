# min() and max(): arguments or an iterable, the first of equals, keys, defaults, errors.
print(max(1, 2), min(1, 2), max(2.5, -1.5), min(2.5, -1.5), max(1, 2.0), min(2, 2.0), max(True, 1), min(1, True))
print(max(3, 1, 2), min(3, 1, 2), max("b", "abc"), min("b", "abc"), max([1], [1, 0]), min((2,), (1, 9)))
print(max([3, 9, 4]), min(x * x for x in (-2, 1, 3)), max("hello"), min({5: 1, 3: 2}), max(range(10)))
print(max(1, -7, key=abs), min([1, -7], key=lambda x: -abs(x)), max([], default=4), min((), default=None, key=abs), max(*[4, 6]))
print(max(10**30, 5), min(-10**30, 5), max(float("inf"), 10**400), max(float("nan"), 1.0), max(1.0, float("nan")))


class Never:
    def __init__(self, name): self.name = name
    def __lt__(self, other): print(self.name, "<", getattr(other, "name", other)); return False
    def __gt__(self, other): print(self.name, ">", getattr(other, "name", other)); return True


print(max(Never("a"), Never("b"), Never("c")).name, min(Never("a"), Never("b")).name)
for call in (lambda: max(), lambda: min(), lambda: max(3), lambda: max([]), lambda: min(()), lambda: max(1, "a"), lambda: min(1, 2, None),
             lambda: max(1, 2, default=3), lambda: max(key=abs), lambda: max(1, wrong=2), lambda: max([1, "a"], key=len), lambda: min(1j, 2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
merged = {str(i): i for i in range(100)}
for size in (0, 1, 5, 63, 64, 65, 100, 300):
    other = {str(i): -i for i in range(50, 50 + size)}
    united = merged | other
    print(size, len(united), list(united.values())[-3:], sum(united.values()), len({**other, **merged}), len({**other, "x": 1}))
