# __context__ is what was handled when the exception was raised; not itself, and without cycles.
def chain(e):
    out = []
    while e is not None and len(out) < 9:
        out.append(str(e))
        e = e.__context__
    return out


try:
    try:
        try:
            raise ValueError("a")
        except ValueError:
            raise KeyError("b")
    finally:
        try:
            raise OSError("c")
        except OSError as e:
            print(chain(e))
            kept = e
except KeyError as e:
    print(chain(e))
    try:
        raise e.__context__
    except ValueError as v:
        print(chain(v), chain(e))
    try:
        raise e
    except KeyError as again:
        print(again is e, chain(again))
try:
    raise kept
except OSError as e:
    print(chain(e))
