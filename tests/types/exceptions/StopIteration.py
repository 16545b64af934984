# StopIteration has a value, StopAsyncIteration none, GeneratorExit is no Exception.
from _show import show

for args in (), (5,), (1, 2), ((3, 4),):
    e = StopIteration(*args)
    print(repr(e), e.value, e.args, str(e), e.__str__())
e.value = "set"
print(e.value, e.args, repr(StopAsyncIteration("a")), issubclass(GeneratorExit, Exception), repr(GeneratorExit("g")))
show(lambda: StopAsyncIteration("x").value)
show(StopIteration, value=5)
