# finally runs on every way out; what it does last wins.
from _show import show


def value(way):
    for i in range(2):
        try:
            if way == "return":
                return "returned"
            if way == "raise":
                raise ValueError("raised")
            if way == "continue":
                continue
            if way == "break":
                break
        finally:
            print("finally", i, end=" ")
    return "end"


for way in "return", "raise", "continue", "break", "pass":
    show(value, way)


def raising():
    try:
        raise KeyError("first")
    finally:
        raise ValueError("second")


try:
    raising()
except ValueError as e:
    print(repr(e), repr(e.__context__))


def nested():
    try:
        try:
            return 1
        finally:
            print("inner", end=" ")
    finally:
        print("outer", end=" ")


print(nested())
def generator():
    try:
        yield 1
    finally:
        yield 2
print(list(generator()))
