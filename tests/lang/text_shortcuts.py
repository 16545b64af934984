# What has a way of its own for the usual case: formatting small ints, replacing, splitting, slicing with steps, copying.
class I(int):
    def __str__(self): return "I"
    def __format__(self, spec): return "F" + spec
class S(str):
    def __str__(self): return "S!"


for v in (0, -7, 12345, 2**61, -2**62, 2**62, 10**30, True, I(3), 2.5, None, "é☃", S("s")):
    print("%s|" % v, "%s %s" % (v, v), "{}{}".format(v, v), "{0}|{0:>4}".format(v) if v is not None else "", f"{v}", end=" ")
    try: print("%d" % v, "%5d|%-5d|%05d" % (v, v, v))
    except Exception as e: print(type(e).__name__, e)
print("%s%%%d%s" % ("a", 1, "b"), "%(x)s %(y)d" % {"x": 1, "y": 2}, "%s" % (5,), "%s" % ((5,),), b"%d %s" % (3, b"x"), "☃%d" % 4)
for f, a in (("%s %s", 1), ("%d", "x"), ("%d", ()), ("%s", (1, 2)), ("%d%", 3), ("%s", [1]), ("%d", None), ("%s%d", ("a", 2.9))):
    try: print(f % a)
    except Exception as e: print(f, type(e).__name__, e)

text = "ab" * 100
for n in (0, 1, 5, 63, 64, 65, 99, 100, 200, -1):
    print(n, len(text.replace("a", "xyz", n)), text.replace("ab", "c", n)[-5:], text.replace("b", "", n).count("b"))
print("aaaa".replace("aa", "b"), "aaa".replace("a", "é"), "é".replace("é", "e").isascii(), b"a,b,c".replace(b",", b"\xff"), "".replace("", "x"),
      "abc".replace("", "-", 2), "a☃a".replace("a", "b"), "aXbX".replace("X", ""))

for s in ("", " ", "a", " a  b\tc\n", "\x1c a\x1d b\x1e c\x1f", "a\x0bb\x0cc\rd", " \u2003a\u3000é ", "a\x85b\xa0c", "x" * 40 + " " + "y" * 3, "a b c d e f g h i j k l m n o p q r s"):
    print(s.split(), s.split(None, 1), s.split(" "), s.rsplit(None, 1))
print(b" a \x1c b ".split(), bytearray(b" a b ").split())

items = list(range(10))
for s in (slice(None, None, 2), slice(None, None, -1), slice(8, 1, -3), slice(1, 100, 4), slice(5, 5, 2), slice(-3, None, 2), slice(None, None, 100)):
    print(items[s], tuple(items)[s], "abcdefghij"[s], [][s])
print(items[::2], items[::-1], items[1:8:3], "hello"[::-1], (1, 2, 3)[::2], (lambda: items[::5]).__code__.co_consts)
try: items[::0]
except ValueError as e: print(e)
class Show:
    def __getitem__(self, key): return key
print(Show()[1:2, ::3], Show()[::2], Show()[1:2:3, ...], Show()[:"a":None])

d = {i: str(i) for i in range(70)}
del d[3], d[69]
for part in (d, d.keys(), d.values(), d.items()):
    copies = list(part), [*part], tuple(part), sorted(part, key=str)
    print(len(copies[0]), copies[0] == copies[1] == list(copies[2]), copies[0][2:4], copies[3][:2])
few = {1: 2}
l = list(few.items()); l.append(3); print(l, list(few.items()), list({}), list({}.items()))
a = [1, 2, 3]; t = tuple(a); a.append(4); b = []; b.extend(t); b.append(9); c = []; c.extend(a); c += t; e = [*t, *t]
print(a, t, b, c, e, tuple([]), tuple(a), list(t) is not t)
print([bin(i) for i in (0, -1, 5, 2**62, -2**62, 2**63, 2**64 - 1, -2**100)], hex(255), hex(-2**64), oct(8), oct(-2**70), hex(True), f"{2**64:x}{255:b}")
print("a" < "b", "a" < "aa", "é" > "z", "☃" >= "☃", "a" <= "A", "" < "a", sorted(["b", "☃", "a", "é", "ab", ""]), max("b", "ab"), "a" == "á")
for n in (-1, 0, 1, 2, 5, 64, 65, 1000):
    print(("a,b" * 100).replace(",", ";;", n)[-9:], ("xyxx" * 50).replace("x", "", n).count("x"), "aaaa".replace("a", "bc", n), (b"\0\1" * 70).replace(b"\0", b"zz", n)[-4:],
          "a,".replace(",", "", n), ",a".replace(",", "0123456789abcdefg", n), ("é," * 9).replace(",", "e", n)[-3:])
