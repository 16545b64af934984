# Paths and URIs of requests, what is missing in environments; headers as a mapping.
import io
from wsgiref import handlers, headers, util


def attempt(call, *arguments, **options):
    try:
        print(call.__name__, arguments, call(*arguments, **options))
    except Exception as error:
        print(call.__name__, arguments, type(error).__name__, error)


for path in ("/a/b", "a/b", "//a//b", "/a/", "/", "", "/.", "/a/./b", "///", "/a"):
    for script in ("", "/s", "/s/"):
        environ = {"PATH_INFO": path, "SCRIPT_NAME": script}
        print(repr(util.shift_path_info(environ)), environ)
environ = {}
util.setup_testing_defaults(environ)
print({name: value if isinstance(value, (str, int, tuple)) else type(value).__name__ for name, value in environ.items()})
print([util.guess_scheme({"HTTPS": value}) for value in ("1", "yes", "on", "ON", "0", "")], util.guess_scheme({}))
for given in ({}, {"HTTP_HOST": "h:80"}, {"SERVER_PORT": "81", "SERVER_NAME": "n", "HTTP_HOST": ""}, {"HTTPS": "on"}, {"PATH_INFO": "/;a"},
              {"SCRIPT_NAME": "/a b\xe9", "PATH_INFO": "/c;d=1,x", "QUERY_STRING": "q=1"}, {"SCRIPT_NAME": "/s/", "PATH_INFO": ""},
              {"wsgi.url_scheme": "https", "SERVER_PORT": "443", "SERVER_NAME": "n", "HTTP_HOST": ""}):
    environ = dict(given)
    util.setup_testing_defaults(environ)
    print(util.application_uri(environ), util.request_uri(environ), util.request_uri(environ, False))
print(util.is_hop_by_hop("Connection"), util.is_hop_by_hop("TE"), util.is_hop_by_hop("Date"))
file = util.FileWrapper(io.StringIO("abcde"), 2)
print(list(file), file.blksize, iter(file) is file, hasattr(file, "close"), hasattr(util.FileWrapper(object()), "close"))

some = headers.Headers([("A", "1"), ("a", "2"), ("B", "3")])
print(some["a"], some["none"], some.get("b"), some.get("none", 5), some.get_all("A"), len(some), "A" in some, some.keys(), some.values())
print(repr(some), repr(str(some)), bytes(some))
some["A"] = "9"
del some["none"], some["b"]
print(some.items(), some.setdefault("a", "x"), some.setdefault("n", "y"))
some.add_header("C", "v", filename='a"b.txt', x_y=None, empty="")
some.add_header("D", None, q="1")
print(some.items(), bytes(headers.Headers()))
for call, *arguments in ((headers.Headers, ()), (headers.Headers, [("a", 1)]), (some.__setitem__, "a", b"x"), (some.__setitem__, "a\n", "x"),
                         (some.__setitem__, "a", "x\n"), (some.__setitem__, "a", "x\ty"), (headers.Headers, [("a\x7f", "x")])):
    attempt(call, *arguments)
attempt(some.add_header, "E", "v", p="a\r")
print(handlers.format_date_time(0))
