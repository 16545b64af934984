# close() raises GeneratorExit inside; what the generator returns comes back; yielding then is an error.
from _show import show


def plain():
    try:
        yield 1
    finally:
        print("cleaned")


def returning():
    try:
        yield 1
    except GeneratorExit:
        return "result"


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def failing():
    try:
        yield 1
    finally:
        raise KeyError("in finally")


for make in plain, returning, stubborn, failing:
    g = make()
    next(g)
    show(g.close)
    show(g.close)
print(plain().close())
