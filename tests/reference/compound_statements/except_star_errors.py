# except* wants classes of exceptions that are no groups.
from _show import show

def f(kind):
    try:
        raise ValueError(1)
    except* kind:
        return_value.append("caught")

return_value = []
for kind in ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), 5, (ValueError, "x"), int, ValueError, (), None:
    show(f, kind)
print(return_value)
