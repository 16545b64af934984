# The variables of a comprehension are among the locals while it runs, and not afterwards.
import sys


def plain():
    [n for n in (1, 2)]
    return locals()


def shadowed():
    n = 5
    inside = [sorted(locals().items(), key=str)[-2:] for n in (1,)]
    return sorted(locals().items()), inside


def captured():
    made = [lambda: k for k in (3, 4)]
    return sorted(locals()), [f() for f in made]


def nested():
    rows = [[x * y for x in range(2)] for y in range(2)]
    frame = sys._getframe()
    return rows, sorted(frame.f_locals)


print(plain())          # -> {}
print(shadowed()[0])    # -> [('inside', [[('n', 1)]]), ('n', 5)]
print(captured())       # -> (['made'], [4, 4])
print(nested())         # -> ([[0, 0], [0, 1]], ['frame', 'rows'])
