# flags: -O
# With -O asserts are gone, __debug__ is false, and what depends on it is left out; docstrings stay.
def f():
    "the doc"
    assert False, "never"
    if __debug__:
        return "debug"
    return "optimized"


print(f(), __debug__, f.__doc__)
import sys
print(sys.flags.optimize)
exec("assert 0")
try:
    exec(compile("assert 0, 'kept'", "f", "exec", optimize=0))
except AssertionError as e:
    print(e)
