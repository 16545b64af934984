# return in finally replaces what was on its way, with a SyntaxWarning.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    space = {}
    exec("""
def value():
    try:
        return "try"
    finally:
        return "finally"

def error():
    try:
        1 / 0
    finally:
        return "swallowed"

def loop():
    for i in range(3):
        try:
            continue
        finally:
            break
    return i

def order():
    log = []
    def say(x):
        log.append(x)
        return x
    try:
        return say("value"), log
    finally:
        say("finally")
""", space)
print(*[(str(w.message), w.lineno) for w in caught])
print(space["value"](), space["error"](), space["loop"](), space["order"]())
