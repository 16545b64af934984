# The first clause that fits is taken; expressions of clauses are evaluated in order, when needed.
from _show import show

def kind(k):
    print("asked", k.__name__, end="; ")
    return k

def f(error):
    try:
        if error: raise error
    except kind(KeyError):
        return "key"
    except (kind(ValueError), OSError):
        return "value or os"
    except kind(LookupError) as e:
        return "lookup", e.args
    except:
        return "any"
    else:
        return "none"

for e in KeyError(1), IndexError(2), UnicodeError(3), FileNotFoundError(4), KeyboardInterrupt(), None:
    print(f(e))
def wrong(k):
    try:
        raise ValueError("v")
    except k:
        return "caught"
for k in 5, "ValueError", ValueError(), (ValueError, 5), (5, ValueError), (KeyError, "x"), int, (), None, ((ValueError,),):
    show(wrong, k)
