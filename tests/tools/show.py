"""What the scripts of the tree share: every folder of scripts has a link `_show.py` to this file."""


def describe(error):
    """An exception as the last line of its traceback has it."""
    return f"{type(error).__name__}: {error}"


def show(call, *args, **kwargs):
    """Calls, and prints what came back or what was raised."""
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as e:
        print(describe(e))


class attempt:
    """Prints the exception that ends its block, and goes on; says so if there was none."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if error is None:
            print("nothing raised")
        elif isinstance(error, Exception):
            print(describe(error))
        return error is None or isinstance(error, Exception)
