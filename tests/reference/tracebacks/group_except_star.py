# exit: 1
# What except* lets through keeps its traceback, and what handlers raise is joined with it.
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3)])
except* ValueError as e:
    raise RuntimeError("in the handler")
except* KeyError:
    pass
