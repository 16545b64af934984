# Several classes may stand without parentheses.
def f(e):
    try:
        raise e
    except KeyError, ValueError:
        return "one of two"


def star(e):
    try:
        raise e
    except* KeyError, ValueError:
        print("star", end=" ")
    return "done"


print(f(KeyError()), f(ValueError()), star(ValueError()))
try:
    f(IndexError("neither"))
except IndexError as e:
    print(e)
