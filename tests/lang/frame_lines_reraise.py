# f_lineno of a frame that an exception has left: where it was raised last, which is not where the traceback says.


def lines(f):
    try:
        f()
    except Exception as e:
        t = e.__traceback__.tb_next
    first = t.tb_frame.f_code.co_firstlineno
    print(f.__name__, t.tb_frame.f_lineno - first, t.tb_lineno - first)


def no_match():
    try:
        1/0
    except TypeError as e:
        pass


def no_match_of_two():
    try:
        1/0
    except TypeError:
        pass
    except (KeyError,
            ValueError):
        pass


def in_finally():
    try:
        1/0
    finally:
        pass


def finally_and_no_match():
    try:
        try:
            1/0
        finally:
            x = 1
    except TypeError:
        pass


def again():
    try:
        1/0
    except Exception as ex:
        x = 1
        raise


def again_in_loop():
    for k in range(2):
        try:
            1/0
        except ZeroDivisionError:
            if k:
                raise


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False


def in_with():
    with Manager():
        x = 1
        1/0


def with_in_finally():
    try:
        with Manager():
            1/0
    finally:
        y = 1


def raised_in_handler():
    try:
        1/0
    except ZeroDivisionError:
        x = []
        x[0]


for f in (no_match, no_match_of_two, in_finally, finally_and_no_match, again, again_in_loop, in_with, with_in_finally,
          raised_in_handler):
    lines(f)
