# What a validator says of servers and applications that do not keep to WSGI.
import warnings
from wsgiref import util, validate

warnings.simplefilter("ignore")


def attempt(call, *arguments):
    try:
        print(call.__name__, arguments, call(*arguments))
    except Exception as error:
        print(call.__name__, arguments, type(error).__name__, str(error)[:150])


def environ(changes):
    """An environment with changes; a value of None: without that."""
    made = {"QUERY_STRING": ""}
    util.setup_testing_defaults(made)
    made.update(changes)
    return {name: value for name, value in made.items() if value is not None}


for changes in ({}, {"SERVER_NAME": None}, {"HTTP_CONTENT_TYPE": "x"}, {"HTTP_CONTENT_LENGTH": "1"}, {"X": 1}, {"x.y": 1}, {"wsgi.version": [1]},
                {"wsgi.url_scheme": "ftp"}, {"wsgi.input": 1}, {"wsgi.errors": 1}, {"SCRIPT_NAME": "x"}, {"PATH_INFO": "x"},
                {"CONTENT_LENGTH": "-1"}, {"SCRIPT_NAME": "/"}):
    try:
        print(changes, validate.check_environ(environ(changes)))
    except AssertionError as error:
        print(changes, str(error)[:60])
for status in ("200 OK", "20 OK", "099 x", "abc d", b"200 x", "200"):
    attempt(validate.check_status, status)
for headers in ((), [1], [("a",)], [("a", 1)], [("Status", "x")], [("a\n", "x")], [("a:", "x")], [("1a", "x")], [("a-", "x")], [("a_", "x")],
                [("a", "x\n")], [("a", "x")], [(b"a", "x")]):
    attempt(validate.check_headers, headers)
for status, headers in (("200 OK", []), ("204 No", []), ("304 No", [("Content-Type", "x")]), ("200 OK", [("content-type", "x")])):
    attempt(validate.check_content_type, status, headers)
attempt(validate.check_exc_info, 1)
attempt(validate.check_exc_info, ())
for iterator in ("x", b"x", []):
    attempt(validate.check_iterator, iterator)

HEADERS = [("Content-Type", "text/plain")]


def run(application, *arguments, **options):
    try:
        iterator = validate.validator(application)(*(arguments or (environ({}), lambda *arguments: lambda data: None)), **options)
        try:
            print(list(iterator))
        finally:
            iterator.close()
        next(iterator)
    except Exception as error:
        print(type(error).__name__, error)


def began(result):
    def application(environ, start_response):
        start_response("200 OK", HEADERS)
        return result
    return application


run(began([b"a"]))
run(began(["a"]))
run(began(None))
run(began("text"))
run(lambda environ, start_response: [b"a"])
run(lambda environ, start_response: start_response("200 OK"))
run(lambda environ, start_response: start_response("200 OK", HEADERS, x=1))
run(lambda environ, start_response: start_response("200 OK", HEADERS)("text"))
run(lambda environ, start_response: environ["wsgi.input"].read())
run(lambda environ, start_response: environ["wsgi.input"].close())
run(lambda environ, start_response: environ["wsgi.errors"].write(b"x"))
run(lambda environ, start_response: environ["wsgi.errors"].close())
run(began([]), 1)
run(began([]), 1, 2)
run(began([]), {}, 1, a=1)
