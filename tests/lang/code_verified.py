# Code objects that were not made by the compiler are checked before they can run.
import types


def f(a, b=2):
    return (a, b, "x", [c for c in "yz"])


def changed(**changes):
    try:
        code = f.__code__.replace(**changes)
        return types.FunctionType(code, {}, "f", (2,))(1)
    except ValueError as e:
        return type(e).__name__


print(changed())
print(changed(co_name="g", co_firstlineno=100))
# what parameters and registers say must fit the code
refused = 0
for bit in range(10):
    refused += changed(co_flags=f.__code__.co_flags ^ 1 << bit) == "ValueError"
print(refused)
print(changed(co_consts=()))


def gen():
    yield 1


for flags in (gen.__code__.co_flags & ~0x20, gen.__code__.co_flags | 0x80):
    try:
        gen.__code__.replace(co_flags=flags)
    except ValueError:
        print("refused")
