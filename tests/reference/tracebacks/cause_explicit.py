# exit: 1
# "from" names a cause, which is shown instead of the context.
try:
    1 / 0
except ZeroDivisionError:
    raise ValueError("effect") from OSError(2, "the cause")
