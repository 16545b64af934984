# SystemExit has a code, and is no Exception.
import sys

for args in (), (3,), ("text",), (1, 2), (None,):
    try:
        raise SystemExit(*args)
    except SystemExit as e:
        print(repr(e), e.code, str(e), e.__str__())
try:
    sys.exit(7)
except BaseException as e:
    print(type(e).__name__, e.code, isinstance(e, Exception))
e = SystemExit(1)
e.code = 9
print(e.code, repr(KeyboardInterrupt("k")), issubclass(KeyboardInterrupt, Exception), BaseException.__subclasses__()[0].__name__)
