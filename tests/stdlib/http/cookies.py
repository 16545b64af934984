# http.cookies: what is read from headers, what is refused, and how it is written.
import copy
import pickle
from http import cookies


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


jar = cookies.SimpleCookie()
jar["a"] = "b"
jar["c"] = 'x y;"\\\u1234'
for name, value in {"path": "/", "max-age": 10, "expires": "never", "secure": True, "httponly": True, "version": "",
                    "samesite": "Lax", "partitioned": True, "comment": "a b"}.items():
    jar["a"][name] = value
print(jar)
print(repr(jar), jar.output(header="H:", sep="|"), jar.js_output(), repr(jar["a"]), jar["a"].OutputString(["path"]), sep="\n")
for text in ["a=b; c=d", 'a="x\\"y"; Path=/; b=c; expires=Wed, 01-Jan-98 00:00:00 GMT', "$Version=1; k=v; $Path=/a",
             "a=b; ; c=d", "a b=c", "a=b, c=d", 'keebler="E; L=\\"Loves\\"; fudge=\\054;"; x=1', 'k="\\012"', "a", "secure; a=b",
             "a=b; secure; httponly", "a=b; path", "=b", "a=", 'a="\\303\\244"', "a=b;HttpOnly=x; c=1", "x=\u1234",
             "a=b; invalid attr; c=d", "a:b=c", "a=b; expires=Wed, 01 Jan 98 00:00:00 GMT; c=d", "a = b ;c= d"]:
    parsed = cookies.SimpleCookie()
    try:
        parsed.load(text)
        print(repr(text), [(k, v.value, v.coded_value, {a: b for a, b in v.items() if b}) for k, v in parsed.items()])
    except cookies.CookieError as e:
        print(type(e).__name__, e)
show(jar.__setitem__, "a b", "c")
show(jar.__setitem__, "path", "x")
show(jar["a"].__setitem__, "foo", "x")
show(jar.load, 5)
show(jar.load, {"n": 5})
show(jar["n"].OutputString)
show(jar.__setitem__, "n", "\x01\x7f")

morsel = cookies.Morsel()
show(morsel.set, "path", "v", "v")
show(morsel.set, "a b", "v", "v")
show(morsel.set, "k", "v", "a\nb")
morsel.set("k", "v", "cv")
print(repr(morsel), morsel, morsel.isReservedKey("Path"), morsel.key, morsel.value, morsel.coded_value, dict(morsel))
show(setattr, morsel, "key", "z")
show(morsel.update, {"bad": 1})
show(morsel.setdefault, "path", "/")
show(morsel.setdefault, "bad")
show(morsel.__getstate__)
morsel |= {"Domain": "d"}
print(morsel, morsel == morsel.copy(), copy.copy(morsel) == morsel, pickle.loads(pickle.dumps(jar)) == jar)
base = cookies.BaseCookie({"a": "1"})
print(base, base.value_decode("x"), base.value_encode(5))
later = cookies.Morsel()
later.set("a", "b", "b")
later["expires"] = 60
print(len(later.OutputString()), later.OutputString()[:13])
