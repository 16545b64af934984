# exit: 1
# Groups are drawn as trees, with the tracebacks of their members.
def fail(kind, *args):
    try:
        raise kind(*args)
    except kind as e:
        return e


inner = ExceptionGroup("inner", [fail(KeyError, "k"), fail(OSError, 13, "denied", "file")])
raise ExceptionGroup("outer", [fail(ValueError, "v"), inner, TypeError("never raised")])
