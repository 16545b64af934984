# exit: 1
# with_traceback(None) forgets the frames; the raise adds its own.
def make():
    try:
        raise ValueError("made elsewhere")
    except ValueError as e:
        return e.with_traceback(None)


raise make()
