# What patterns and matches can do.
import re
import copy
import pickle

p = re.compile(r"(?P<name>\w+)=(?P<value>\d*)(;)?")
m = p.search("  key=12;x=")
print(m, m.group(), m.group(0, 1, "value"), m["name"], m[3], m.groups(), m.groupdict())
print(m.start(), m.end("name"), m.span(2), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup)
print(m.string, m.re is p, m.expand(r"<\g<name>|\2|\3>"))
print(p.pattern, p.flags, p.groups, dict(p.groupindex), p)
print([m.span() for m in p.finditer("a=1;b=2")], p.findall("a=1;b="))
print(p.match("a=1", 1), p.match(" a=1", 1), p.fullmatch("a=1"), p.fullmatch("a=1 "), p.search("a=1", 0, 2))
print(p.search(" a=1", 1, 3), p.match("xa=", -5, 100))
m = re.match("(a)|(b)", "b")
print(m.groups(), m.groups("-"), m.groupdict(), m.start(1), m.span(1), m.lastindex, m.lastgroup)
for bad in (3, -1, "x", None, 1.5, (), []):
    try:
        m.group(bad)
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)

print(re.sub("x*", "-", "abxd"), re.findall("x*", "abxd"), re.split("x*", "abxd"))
print(re.findall(r"\b|:+", "a::bc"), re.sub(r"\b|:+", "-", "a::bc"), re.split(r"\b|:+", "a::bc"))
print(re.findall(r"(?s).*?", "ab"), re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"()|a", "aa"))
print(re.split("(,)|(;)", "a,b;c"), re.split(",", "a,b,c", maxsplit=1), re.split("", "ab"), re.split("x", ""))
print(re.subn("a", "b", "aaa"), re.subn("a", "b", "aaa", count=2), re.sub("c", "b", "aaa"))
print(re.sub("(a)(b)?", r"[\1\2\g<0>\n\x41]".replace("\\x41", ""), "aab"), re.sub("a", lambda m: m[0] * 2, "aba"))
print(re.sub("a", lambda m: None, "aba"), re.sub(b"a", b"\\0b", b"aba"), re.sub("(?P<q>a)", r"\g<q>\g<1>\\", "a"))
print([m.span() for m in re.finditer("", "ab")], list(re.finditer("b", "")))
s = "abc"
print(re.sub("x", "y", s) is s, re.compile("b").sub("", s, count=-1))

for text in ("ab", b"ab", bytearray(b"ab"), memoryview(b"ab")):
    pattern = re.compile("(a)(b)" if isinstance(text, str) else b"(a)(b)")
    print(pattern.findall(text), pattern.sub("c" if isinstance(text, str) else b"c", text), pattern.match(text)[0])
for pattern, text in ((b"a", "a"), ("a", b"a"), ("a", 3), (3, "a"), ("a", None)):
    try:
        re.search(pattern, text)
    except TypeError as e:
        print(e)
for repl, text in ((b"x", "a"), ("x", b"a"), (lambda m: 3, "ba")):
    try:
        print(re.sub("a" if isinstance(text, str) else b"a", repl, text))
    except TypeError as e:
        print(e)

class Text(str):
    pass

t = Text("abc")
print(type(re.match(".*", t)[0]), type(re.sub("x", "", t)), type(re.split("x", t)[0]), re.match(".", t).string is t)

print(p == re.compile(p.pattern), p != re.compile("x"), hash(p) == hash(re.compile(p.pattern)), p == re.compile(p.pattern, re.I))
print(copy.copy(p) is p, copy.deepcopy(p) is p, pickle.loads(pickle.dumps(p)) == p, copy.copy(m) is m)
print(re.compile(p) is p, re.Pattern[str], re.Match[bytes], isinstance(p, re.Pattern), isinstance(m, re.Match))
print(re.Pattern, re.Match, type(p).__name__, type(m).__module__)
for make in (re.Pattern, re.Match):
    try:
        make()
    except TypeError as e:
        print(e)
try:
    re.compile(p, re.I)
except ValueError as e:
    print(e)

for flags in (0, re.I, re.A | re.X, re.S | re.M | re.U, 1 << 20):
    print(re.compile("a", flags), re.compile("a", flags).flags)
print(re.compile(b"a", re.L | re.I), re.compile("'\""), re.compile("x" * 300))
print(repr(re.match(".*", "é" * 100)), repr(re.match(b"(?s).*", b"\0" * 20)))
print(re.RegexFlag.I, repr(re.I | re.S), re.NOFLAG, re.I | 1 << 20, ~re.I, str(re.I), re.RegexFlag(0x1000002))
print(re.escape("a.b*c\n é_-~#"), re.escape(b"a.\xff&"))

sc = p.scanner("a=1b=2 c=3")
print(sc.match(), sc.match(), sc.match(), sc.search(), sc.pattern is p)
scanner = re.Scanner([(r"[a-z]+", lambda s, t: t.upper()), (r"(\d)\d*", lambda s, t: (int(t), s.match.span())), (r"\s+", None), ("!", 3)])
print(scanner.scan("ab 12! cd ?x"))
