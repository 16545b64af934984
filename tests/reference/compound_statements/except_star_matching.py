# except* splits by class; a handler sees a group of what fits, nested as it was; the rest goes on.
def tree(e):
    return [tree(x) for x in e.exceptions] if isinstance(e, BaseExceptionGroup) else type(e).__name__


def f(error):
    try:
        raise error
    except* ValueError as g:
        print("value", type(g).__name__, tree(g), end="; ")
    except* (TypeError, OSError) as g:
        print("type or os", tree(g), end="; ")
    else:
        print("else", end="; ")
    finally:
        print("finally", end="; ")
    return "done"


for e in ExceptionGroup("a", [ValueError(), TypeError(), ExceptionGroup("b", [ValueError(), FileNotFoundError()])]), ValueError(1), UnicodeError(), ExceptionGroup("c", [KeyError(), ValueError()]), KeyError(3), BaseExceptionGroup("d", [KeyboardInterrupt(), OSError()]):
    try:
        print(f(e))
    except BaseException as rest:
        print("rest:", type(rest).__name__, tree(rest), getattr(rest, "message", None))
