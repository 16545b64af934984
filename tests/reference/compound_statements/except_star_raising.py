# What handlers of except* raise is collected into one group with what was not handled.
def tree(e):
    return (e.message, [tree(x) for x in e.exceptions]) if isinstance(e, BaseExceptionGroup) else repr(e)


def run(f):
    try:
        f()
    except BaseException as e:
        print(tree(e), tree(e.__context__) if e.__context__ else None)


def one():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise OSError("new")


def two():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise OSError("new")
    except* KeyError:
        raise TypeError("other") from None


def again():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3)])
    except* ValueError:
        raise
    except* KeyError as g:
        raise g
    except* OSError:
        pass


def naked():
    try:
        raise ValueError("single")
    except* ValueError:
        raise


for f in one, two, again, naked:
    run(f)
