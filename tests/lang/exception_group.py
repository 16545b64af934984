# Exception groups: making, splitting, except*.
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)
eg = ExceptionGroup("msg", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), KeyError(4)])])
print(eg, repr(eg), eg.message, eg.exceptions, eg.args)
print(eg.split(ValueError))
print(eg.split((TypeError, KeyError)))
print(eg.split(lambda e: isinstance(e, ExceptionGroup)))
print(eg.split(OSError), eg.subgroup(OSError), eg.subgroup(ValueError), eg.subgroup(ExceptionGroup) is eg)
show(lambda: ExceptionGroup("a"))
show(lambda: ExceptionGroup(1, [ValueError()]))
show(lambda: ExceptionGroup("a", 3))
show(lambda: ExceptionGroup("a", []))
show(lambda: ExceptionGroup("a", [3]))
show(lambda: ExceptionGroup("a", [KeyboardInterrupt()]))
print(repr(BaseExceptionGroup("a", [KeyboardInterrupt()])), type(BaseExceptionGroup("a", [ValueError()])).__name__)
show(lambda: eg.split(3))
show(lambda: eg.split(int))
class MyEG(ExceptionGroup):
    def derive(self, excs): return MyEG(self.message, excs)
me = MyEG("m", [ValueError(1), KeyError(2)]); me.add_note("note")
a, b = me.split(ValueError)
print(repr(a), repr(b), a.__notes__, a.__notes__ is me.__notes__)
class BadD(ExceptionGroup):
    def derive(self, excs): return 42
show(lambda: BadD("m", [ValueError(1), KeyError(2)]).split(ValueError))
class BaseSub(BaseExceptionGroup): pass
print(repr(BaseSub("q", [ValueError()])))
print(ExceptionGroup.__mro__, ExceptionGroup[int])
def run(exc, *types):
    try:
        try:
            raise exc
        except* ValueError as g:
            print("VE", repr(g))
        except* (TypeError, KeyError) as g:
            print("TK", repr(g))
    except BaseException as rest:
        print("rest", repr(rest))
run(eg)

run(OSError("other"))
run(ExceptionGroup("x", [OSError(1), ValueError(2)]))
def raising():
    try:
        raise ExceptionGroup("e", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("new")
try:
    raising()
except BaseException as e:
    print(repr(e), e.exceptions)
try:
    try:
        raise ExceptionGroup("e", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise
except BaseException as e:
    print(repr(e))
try:
    try: raise ValueError(1)
    except* ExceptionGroup: pass
except TypeError as e: print(e)
