# f_back of the frames that an exception has left: those of their callers, by the traceback or by its frames.
def fail(n):
    raise ValueError(n)


def middle(n):
    here = n
    fail(n + 1)


def through_native(n):
    return list(map(middle, [n]))


def generator():
    yield 1
    middle(5)


def consume():
    for _ in generator():
        pass


def names(frame):
    found = []
    while frame:
        found.append(frame.f_code.co_name)
        frame = frame.f_back
    return found


def entries(tb):
    while tb:
        yield tb
        tb = tb.tb_next


for f, args in (middle, (1,)), (through_native, (2,)), (consume, ()):
    try:
        f(*args)
    except ValueError as e:
        all_entries = list(entries(e.__traceback__))
        for tb in all_entries:
            print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_lineno == tb.tb_lineno, names(tb.tb_frame))
        for outer, inner in zip(all_entries, all_entries[1:]):
            print(inner.tb_frame.f_back is outer.tb_frame)


# From the innermost frame alone, when nobody has looked at the others.
def innermost():
    try:
        middle(7)
    except ValueError as e:
        tb = e.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        return tb.tb_frame


frame = innermost()
print(frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_back.f_locals, frame.f_back.f_lineno)


# An exception that is kept and raised anew was not called by who raises it.
def keep():
    try:
        middle(8)
    except ValueError as e:
        return e


kept = keep()


def raise_kept():
    raise kept


try:
    raise_kept()
except ValueError as e:
    all_entries = list(entries(e.__traceback__))
    print([tb.tb_frame.f_code.co_name for tb in all_entries])
    print(names(all_entries[-1].tb_frame)[:2], names(all_entries[1].tb_frame)[:2])


def deep(n):
    if n:
        deep(n - 1)
    else:
        fail(n)


try:
    deep(500)
except ValueError as e:
    for tb in entries(e.__traceback__):
        pass
    print(len(names(tb.tb_frame)))
