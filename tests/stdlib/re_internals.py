# What re is built on does not let itself be misled.
import re
import _pcre2
import _sre

for groups, index, names, order in ((0, {}, (None,), ()), (1, {}, (None, None), (1,)), (1, {"a": 1}, (None, "a"), None), (20, {}, (None,) * 21, ()),
                                    (1, {"a": 2}, (None, "a"), ()), (1, {}, (None,), ()), (1, {}, (None, None), (2,)), (-1, {}, (), ()), (1, [], (None, None), ()),
                                    (1, {"a": "b"}, (None, "a"), ()), (1 << 40, {}, (), ()), (1, {}, (None, None), (None,))):
    try:
        p = _sre.compile("x", 32, lambda width: "(a)(b)" * 10 + "(*MARK:77)", groups, index, names, order, _pcre2.engine)
        m = p.search("xabababababababababab")
        print(m.span(), len(m.groups()), m.lastindex, m.lastgroup, m.groupdict(), p.sub("", "x") == "x")
    except TypeError as e:
        print(e)
for emit in (lambda width: 3, lambda width: "é", lambda width: "(", lambda width: 1 / 0, None):
    try:
        _sre.compile("x", 32, emit, 0, {}, (None,), (), _pcre2.engine).match("")
    except Exception as e:
        print(type(e).__name__, e)
try:
    _sre.compile("x", 0, str, 0, {}, (None,), (), 3)
except TypeError as e:
    print(e)
m = re.match("(a)", "a")
keep = re._compile_template
for template in ((), 3, ("", 2, ""), ("", -1, ""), (1,), ("", None)):
    re._compile_template = lambda pattern, text: template
    for call in (lambda: m.expand("x"), lambda: re.sub("(a)", "\\1", "ba")):
        try:
            print(call())
        except TypeError as e:
            print(e)
re._compile_template = keep
b = bytearray(b"a-a")
print([(m.span(), b.__setitem__(2, 98)) for m in re.finditer(b"a", b)])
def shrink(m):
    try:
        b.clear()
    except BufferError as e:
        print(e)
    return b"x"
print(re.sub(b"a", shrink, b), b)
it = re.finditer(b"[a-z]", b)
next(it)
try:
    b.clear()
except BufferError:
    print("in use")
print(len(list(it)), b.clear(), b)
