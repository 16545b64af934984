# Exceptions: arguments, texts, chaining, fields of each.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
e = ValueError(1, "a")
print(e, repr(e), e.args, str(ValueError()), repr(ValueError()), repr(ValueError("x")), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)))
e.args = [3]
print(e.args)
show(lambda: setattr(e, "args", 3))
show(lambda: delattr(e, "args"))
show(lambda: ValueError(a=1))
e.custom = 5
print(e.__dict__)
e.add_note("n1"); e.add_note("n2")
print(e.__notes__)
show(lambda: e.add_note(3))
show(lambda: ValueError().__notes__)
print(e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
show(lambda: setattr(e, "__cause__", 3))
show(lambda: setattr(e, "__context__", 3))
show(lambda: setattr(e, "__traceback__", 3))
show(lambda: delattr(e, "__cause__"))
show(lambda: e.with_traceback(3))
show(lambda: e.with_traceback(None) is e)
try:
    try:
        raise KeyError(1)
    except KeyError:
        raise ValueError(2)
except ValueError as ex:
    print(repr(ex.__context__), ex.__cause__, ex.__suppress_context__, ex.__traceback__.tb_lineno)
try:
    try:
        raise KeyError(1)
    except KeyError as k:
        raise ValueError(2) from None
except ValueError as ex:
    print(repr(ex.__context__), ex.__cause__, ex.__suppress_context__)
def bad(): raise 3
show(bad)
def bad(): raise int
show(bad)
def bad(): raise ValueError from 3
show(bad)
class NotExc:
    def __new__(cls): return 3
class Weird0(Exception):
    def __new__(cls, *a): return 3
def bad(): pass
show(bad)
class My(Exception):
    def __init__(self, a, b): self.a = a; self.b = b
m = My(1, 2)
print(repr(m), m.args, m.a, str(m))
class My2(Exception):
    def __str__(self): return "mystr"
print(My2(1), repr(My2(1)))
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code)
o = OSError(2, "No such", "file.txt")
print(type(o).__name__, o, repr(o), o.errno, o.strerror, o.filename, o.filename2, o.args)
o = OSError(1, "x", "a", None, "b"); print(type(o).__name__, o, o.filename2, o.args)
print(repr(OSError("just")), OSError("just").errno, OSError(1).errno, str(OSError(1, 2)))
print(type(OSError(11, "again")).__name__, OSError(11, "again", 5).characters_written, type(OSError(32, "p")).__name__, type(OSError(9999, "p")).__name__)

class MyOS(OSError):
    def __init__(self, *a, extra=None):
        super().__init__(*a)
        self.extra = extra
mo = MyOS(2, "hi", extra=4); print(type(mo).__name__, mo.errno, mo.extra, mo)
i = ImportError("msg", name="n", path="p"); print(i.msg, i.name, i.path, i.name_from, str(i), repr(i))
show(lambda: ImportError("m", foo=1))
n = NameError("x", name="nm"); print(n.name, n)
a = AttributeError("x", name="nm", obj=3); print(a.name, a.obj, a)
show(lambda: AttributeError(nam=1))
s = SyntaxError("bad", ("f.py", 3, 5, "text here\n")); print(s, s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.print_file_and_line)
s = SyntaxError("bad", ("dir/f.py", 3, 5, "text", 4, 6)); print(s, s.end_lineno, s.end_offset)
print(SyntaxError(), SyntaxError("only").msg, repr(SyntaxError("a", ("f", 1, 2, "t"))))
show(lambda: SyntaxError("a", (1, 2)))
u = UnicodeDecodeError("utf-8", b"ab\xffcd", 2, 3, "invalid start byte"); print(u, u.encoding, u.object, u.start, u.end, u.reason, repr(u))
print(UnicodeDecodeError("utf-8", b"ab\xffcd", 2, 4, "r"))
print(UnicodeEncodeError("ascii", "a\xe9\u1234\U00012345", 1, 2, "r"), UnicodeEncodeError("ascii", "a\xe9\u1234", 2, 3, "r"), UnicodeEncodeError("ascii", "\U00012345", 0, 1, "r"), UnicodeEncodeError("ascii", "a\xe9\u1234", 1, 3, "r"))
print(UnicodeTranslateError("a\xe9", 1, 2, "r"), UnicodeTranslateError("a\xe9bc", 1, 3, "r"))
show(lambda: UnicodeDecodeError("utf-8", "abc", 1, 2, "r"))
show(lambda: UnicodeDecodeError("utf-8", b"abc", 1, 2))
show(lambda: UnicodeEncodeError(1, "abc", 1, 2, "r"))
import sys
try:
    raise ValueError("q")
except ValueError:
    print(sys.exc_info()[0].__name__, sys.exception(), sys.exc_info()[2] is sys.exception().__traceback__)
print(sys.exc_info())
for cls in (BaseException, Exception, ArithmeticError, LookupError, OSError, Warning):
    print(cls.__name__, [c.__name__ for c in cls.__mro__], cls.__base__.__name__)
print(ZeroDivisionError.__mro__, ModuleNotFoundError.__mro__, UnicodeDecodeError.__mro__, IndentationError.__mro__, EnvironmentError is OSError, IOError is OSError)
def f():
    try:
        return 1 / 0
    finally:
        print("fin")
show(f)
try:
    {}["a"]
except KeyError as e: print(repr(e))
try:
    [][1]
except IndexError as e: print(repr(e))
def gen():
    try:
        yield 1
    except GeneratorExit:
        print("closed"); raise
g = gen(); next(g); g.close()
import copy, pickle
print(repr(pickle.loads(pickle.dumps(ValueError(1, 2)))))
v = ValueError("z"); v.attr = 4; w = pickle.loads(pickle.dumps(v)); print(repr(w), w.attr)
w = pickle.loads(pickle.dumps(OSError(2, "m", "fn"))); print(repr(w), w.filename)
print(repr(copy.copy(KeyError("a"))))
