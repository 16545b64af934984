# The line of a generator's frame that an exception has ended is where the exception was.
import sys


def generator():
    x = 1
    yield sys._getframe()
    y = 2
    yield y
    z = 3


g = generator()
frame = next(g)
print(frame.f_lineno)
g.close()
print(frame.f_lineno)

g = generator()
frame = next(g)
next(g)
try:
    g.throw(ValueError)
except ValueError as e:
    print(e.__traceback__.tb_next.tb_lineno, frame.f_lineno)

g = generator()
frame = next(g)
print(list(g), frame.f_lineno)
