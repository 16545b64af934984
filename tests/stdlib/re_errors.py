# What is wrong with a pattern or a replacement, and where; and warnings about what may be meant otherwise.
import re
import warnings

patterns = [
    "\\", "a\\", "(", "(a", "a)", "(?", "(?P", "(?P<", "(?P<a", "(?P<a>", "(?P<>)", "(?P<1>)", "(?P<a b>)", "(?P=a)", "(?P=", "(?P=1)",
    "(?Pz", "(?z)", "(?<a>)", "(?<", "(?#", "(?:", "(?=", "(?(", "(?(1", "(?(1)", "(?(1)a|b|c)", "(?(0)a)", "(?(2)a)", "(?(x)a)", "(?(é)a)",
    "(?(1 )a)", "(?(99999999999)a)", "(?P<a>x)(?P<a>y)", "(?P<a>(?P=a))", "(\\1)", "\\1", "\\8", "(?i", "(?i-", "(?i-:", "(?-", "(?-i", "(?-)",
    "(?i-i:a)", "(?-a:x)", "(?au:x)", "(?L:x)", "(?iz:x)", "(?i1:x)", "a(?i)", "(?i)(?x) a(?s)", "*", "a**", "a+*", "a???", "^*", "(?:)*", "a{2,1}",
    "a{,}{2}", "a{99999999999}", "a{1,99999999999}", "{", "{}", "{1", "x{", "x{,", "[", "[]", "[^", "[^]", "[a", "[a-", "[b-a]", "[a-\\d]", "[\\d-a]", "[\\q]",
    "[\\8]", "[\\400]", "\\400", "\\x", "\\x4", "\\u12", "\\U00110000", "\\U0010ffff", "\\N", "\\N{", "\\N{}", "\\N{nobody}", "\\N{DIGIT ONE}", "\\q", "\\_",
    "(?<=a*)", "(?<!a|bc)", "(?<=(a)\\1)", "(a)(?<=\\1)", "(?<=(a(?<=\\1)))", "a\nb\n\\q", "(?P<n>a)(?(n)b|c)", "[[a]", "[a--b]", "[a&&b]", "[a||b]", "[a~~b]", "[--a]",
]
for pattern in patterns:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(repr(pattern), re.compile(pattern).groups)
        except re.error as e:
            print(repr(pattern), e, (e.msg, e.pos, e.lineno, e.colno, e.pattern == pattern))
        except Exception as e:
            print(repr(pattern), type(e).__name__, e)
    for w in caught:
        print("   ", w.category.__name__, w.message, w.filename == __file__)

for pattern in (b"(?P<\xc3\xa9>a)", b"(?u:a)", b"\\u1234", b"\\N{DIGIT ONE}", b"a\n(\\", b"[\xff-a]"):
    try:
        print(pattern, re.compile(pattern))
    except re.error as e:
        print(pattern, e, e.colno)
for pattern, flags in (("a", re.L), ("a", re.A | re.U), (b"a", re.U), (b"a", re.L | re.A), ("(?L)a", 0), ("(?a)a", re.U)):
    try:
        print(re.compile(pattern, flags))
    except (ValueError, re.error) as e:
        print(pattern, type(e).__name__, e)

p = re.compile("(?P<n>a)(b)?")
for template in ("\\1\\2\\g<0>\\g<n>", "\\3", "\\g", "\\g<", "\\g<>", "\\g<n", "\\g<x>", "\\g<-1>", "\\g<3>", "\\g<1 >", "\\q", "\\.\\n\\\\", "\\101\\07\\0", "\\400",
                 "\\12", "\\g<99999999999>", "\\g<é>", "\\", "\\99"):
    try:
        print(repr(template), repr(p.sub(template, "ab-a")))
    except (re.error, IndexError) as e:
        print(repr(template), type(e).__name__, e)
try:
    p.sub(1, "a")
except TypeError as e:
    print("TypeError")

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(re.sub("a", "b", "aa", 1), re.subn("A", "b", "aa", 0, re.I), re.split("a", "bab", 1))
for w in caught:
    print(w.category.__name__, w.message, w.filename == __file__)
for call in (lambda: re.sub("a", "b", "a", 1, count=1), lambda: re.sub("a", "b", "a", 1, 2, flags=1), lambda: re.sub("a", "b", "a", 1, 2, 3),
             lambda: re.split("a", "b", 1, 2, 3), lambda: re.subn("a", "b", "a", 1, count=2), lambda: re.compile("a").match(), lambda: re.compile("a").match("a", x=1)):
    try:
        call()
    except TypeError as e:
        print(str(e).replace("Pattern.", ""))
e = re.PatternError("what", "ab\ncd", 4)
print(e, e.args, e.lineno, e.colno, re.error is re.PatternError, re.PatternError.__module__, re.PatternError("x"), re.PatternError("x").pos)
for method in "match", "search", "fullmatch", "findall", "finditer", "scanner":
    for place in 2**63, -2**63 - 1, "x":
        try:
            getattr(p, method)("ab", place)
        except (OverflowError, TypeError) as e:
            print(method, e)
