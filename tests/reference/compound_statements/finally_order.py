# finally runs on every way out, the innermost first.
log = []


def f(way):
    for i in range(2):
        try:
            try:
                if way == "raise": raise KeyError(way)
                if way == "return": return way
                if way == "break": break
                if way == "continue": continue
                log.append("body")
            finally:
                log.append("inner")
        except KeyError:
            log.append("except")
        else:
            log.append("else")
        finally:
            log.append("outer")
    log.append("end")


for way in "raise", "return", "break", "continue", "fall":
    log.clear()
    print(way, f(way), log)
def g():
    x = 1
    try:
        return x
    finally:
        x = 2
print(g())
