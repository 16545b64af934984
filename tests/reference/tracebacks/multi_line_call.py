# exit: 1
# An expression of several lines is shown whole, marked where it failed.
def f(*args):
    return args


result = f(
    1,
    f(2)
    .missing
    .deeper,
    3,
)
