"""A naked exception that except* wraps: the group's own traceback begins at the handler."""
import traceback


def lines(error):
    return [entry.lineno - entry.name.startswith("f") * globals()[entry.name].__code__.co_firstlineno
            for entry in traceback.extract_tb(error.__traceback__) if entry.name.startswith("f")]


def f_raised_again():
    try:
        raise ValueError(42)
    except* TypeError:
        pass
    except* Exception as e:
        raise


def f_kept():
    try:
        raise ValueError(42)
    except* Exception as e:
        kept = e
    return kept


def f_caused():
    try:
        f_raised_again()
    except* ValueError:
        raise KeyError(1)


def f_several_lines():
    try:
        raise ValueError(42)
    except* (
        TypeError,
        ValueError,
    ) as e:
        raise


for function in f_raised_again, f_caused, f_several_lines:
    try:
        function()
    except BaseException as e:
        print(function.__name__, repr(e), lines(e))
        print([(repr(each), lines(each)) for each in getattr(e, "exceptions", ())], e.__context__ and lines(e.__context__))
        for entry in traceback.extract_tb(e.__traceback__)[1:]:
            print(entry.lineno, entry.end_lineno, entry.colno, entry.end_colno)
kept = f_kept()
print(repr(kept), lines(kept), lines(kept.exceptions[0]), kept.__traceback__ is kept.exceptions[0].__traceback__)
