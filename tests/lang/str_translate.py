# str.translate() by dicts of all kinds of values, and by other tables; sum(), any() and all() of what they meet.
text = "abcABC é☃ \x7f\x80"
for table in ({}, {97: "x"}, {97: None, 98: 99}, {97: "", 98: "yz", 99: "é"}, {97: 233, 98: 0x2603, 99: 0x10ffff}, {233: "e", 0x2603: None}, {97: True, 98: 0},
              str.maketrans("abc", "cab"), str.maketrans("a", "b", "BC"), str.maketrans({"a": "<a>", "☃": 42})):
    print(ascii(text.translate(table)), ascii(("ab" * 200).translate(table)[:12]))
class T(dict):
    def __missing__(self, key): return chr(key) * 2 if key > 97 else None
print(text.translate(T()), "aabb".translate(["0"] * 98), "ba".translate("x" * 98), "".translate(None))
for table in ({97: 1.5}, {97: -1}, {97: 0x110000}, {97: b"x"}, 5):
    try: print("xa".translate(table))
    except Exception as e: print(type(e).__name__, e)
print(sum([True, False, True]), sum([True], True), sum([], True), sum([True, 2.5]), sum(bytearray(b"abc")), sum(b""), sum({1: 2, 3: 4}), sum((1, 2), 10**20), sum([10**20, True]))
print(any([0, None, ""]), all([1, True, "x"]), any(iter([False, True])), all(x for x in (True, 0)), any({}), all(()))
class Stop:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        if self.n == 3: Stop.__next__ = lambda self: 100 if self.__dict__.setdefault("left", 1) and not self.__dict__.update(left=0) else self.end()
        return self.n
    def end(self): raise StopIteration
print(sum(Stop(6)))
class Fail:
    def __iter__(self): return self
    def __next__(self): raise OSError("next")
for f in (sum, any, all, min, max):
    try: f(Fail())
    except OSError as e: print(f.__name__, e)
