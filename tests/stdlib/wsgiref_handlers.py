# What is sent for what applications do, right and wrong; a whole server.
import io
import re
import sys
import threading
import urllib.request
from wsgiref import handlers, simple_server, util


def run(application, environ={}, kind=handlers.SimpleHandler, **attributes):
    environ = dict(environ)
    util.setup_testing_defaults(environ)
    out, errors = io.BytesIO(), io.StringIO()
    handler = kind(io.BytesIO(b"input"), out, errors, environ)
    handler.os_environ = {}
    for name, value in attributes.items():
        setattr(handler, name, value)
    try:
        handler.run(application)
    except BaseException as error:
        print("raised", repr(error))
    said = [line for line in errors.getvalue().splitlines() if re.match(r"\w", line)]
    print(re.sub(rb"Date: [^\r]*", b"Date: now", out.getvalue()), said[-1:])


def answer(result, status="200 OK", headers=[("Content-Type", "text/plain")]):
    def application(environ, start_response):
        start_response(status, list(headers))
        return result
    return application


run(answer([b"hello"]))
run(answer([b"a", b"b"]))
run(answer([]))
run(answer([b""]))
run(answer(iter([b"x"])))
run(answer([b"x"], headers=[("Content-Length", "7")]))
run(answer([b"x"], "304 Not"))
run(answer(["x"]))
for status in ("20x OK", "200", "200OK", b"200 OK", "200 O\n"):
    run(answer([b"x"], status))
run(answer([b"x"], headers=[("Connection", "x")]))
run(answer([b"x"], headers=[("A\n", "x")]))
run(answer([b"x"], headers=(("A", "x"),)))
run(answer([b"x"]), {"SERVER_PROTOCOL": "HTTP/0.9"})
run(answer([b"x"]), http_version="1.1", server_software="S/1")
run(answer([b"x"]), kind=handlers.BaseCGIHandler)


def writes(environ, start_response):
    write = start_response("200 OK", [("A", "1")])
    write(b"one")
    write(b"two")
    return [b"three"]


def early(environ, start_response):
    return [b"x"]


def twice(environ, start_response):
    start_response("200 OK", [])
    start_response("200 OK", [])


def replaces(environ, start_response):
    start_response("200 OK", [("A", "1")])
    try:
        1 / 0
    except ZeroDivisionError:
        start_response("500 No", [("B", "2")], sys.exc_info())
    return [b"error"]


def too_late(environ, start_response):
    start_response("200 OK", [])(b"x")
    try:
        1 / 0
    except ZeroDivisionError:
        start_response("500 No", [], sys.exc_info())


def fails_late(environ, start_response):
    start_response("200 OK", [])
    yield b"part"
    raise KeyError("late")


def fails(environ, start_response):
    raise KeyError("early")


def disconnected(environ, start_response):
    start_response("200 OK", [])
    raise ConnectionAbortedError


def closes(environ, start_response):
    class Result(list):
        def close(self):
            print("closed")

    start_response("200 OK", [])
    return Result([b"x"] if "HTTPS" in environ else [1])


def file(environ, start_response):
    start_response("200 OK", [])
    return environ["wsgi.file_wrapper"](io.BytesIO(b"data of a file"), 4)


def shows(environ, start_response):
    start_response("200 OK", [])
    return [repr({name: value if isinstance(value, (str, bool, tuple)) else type(value).__name__
                  for name, value in sorted(environ.items())}).encode()]


for application in (writes, early, twice, replaces, too_late, fails_late, fails, disconnected, closes, file):
    run(application)
run(closes, {"HTTPS": "on"})
run(shows, {"HTTPS": "on", "X": "1"})
for name in ("get_stdin", "get_stderr", "add_cgi_vars", "_flush"):
    try:
        getattr(handlers.BaseHandler(), name)()
    except NotImplementedError:
        print(name, "is not there")


class Handler(simple_server.WSGIRequestHandler):
    def log_message(self, format, *arguments):
        print("log", format % arguments)


def serves(environ, start_response):
    names = ["REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "SCRIPT_NAME", "CONTENT_TYPE", "CONTENT_LENGTH", "REMOTE_ADDR", "SERVER_PROTOCOL", "HTTP_X_Y"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    length = int(environ["CONTENT_LENGTH"] or 0)
    return [repr([environ.get(name) for name in names]).encode(), environ["wsgi.input"].read(length)]


with simple_server.make_server("127.0.0.1", 0, serves, handler_class=Handler) as server:
    for data in (None, b"body"):
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        request = urllib.request.Request(f"http://127.0.0.1:{server.server_port}/a%20b/%E4?q=1%20", data, {"X-Y": " v "})
        with urllib.request.urlopen(request) as response:
            text = response.read()
        thread.join()
        print(response.status, response.headers["Server"].split()[0], text)
print(simple_server.demo_app({"a": 1}, lambda status, headers: print(status, headers)))
