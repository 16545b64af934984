"""What is to be done at the end of the program."""

import sys

# (function, args, kwargs); None where one was unregistered. The list changes by single operations:
# register() may be called by any thread, while others are run.
_calls = []


def register(func, /, *args, **kwargs):
    """Have func(*args, **kwargs) called at the end, the last registered first; return func."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Don't call a function at the end, however often it was registered."""
    for index, call in enumerate(list(_calls)):
        if call is not None and call[0] == func:
            _calls[index] = None


def _clear():
    _calls.clear()


def _ncallbacks():
    return sum(call is not None for call in list(_calls))


def _run_exitfuncs():
    while True:
        try:
            call = _calls.pop()
        except IndexError:
            return
        if call is not None:
            func, args, kwargs = call
            try:
                func(*args, **kwargs)
            except BaseException as error:
                _report(func, error)


def _report(func, error):
    try:
        import traceback
        print(f"Exception ignored in atexit callback {func!r}:", file=sys.stderr)
        traceback.print_exception(error, file=sys.stderr)
    except Exception:
        pass        # there is nowhere left to say it
