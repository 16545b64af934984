# assert: its message, and what it is under -O.
from _show import attempt

assert True, 1 / 0
with attempt():
    assert 0
with attempt():
    assert [], "message"
with attempt():
    assert None, (1, 2)
with attempt():
    assert 1 > 2, ["list"]
print(__debug__, eval(compile("1", "f", "eval", optimize=1)))
exec(compile("assert 0, 'not checked'\nprint(__debug__)", "f", "exec", optimize=1))
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile("assert (0, 'always true')", "f", "exec")
    print(caught[0].message)
