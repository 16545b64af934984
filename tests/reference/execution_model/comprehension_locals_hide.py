"""locals() in a comprehension shows its own variables, whatever the variable around it is."""
import sys


def proxy():
    return sys._getframe(1).f_locals


def local(k=1):
    return [locals().copy() for k in [0]], [proxy()["k"] for k in [5]], k


def local_and_captured_inside(k=1):
    return [(lambda: k, locals()["k"]) for k in [0]][0][1], [(lambda: k, proxy()["k"]) for k in [5]][0][1], k


def captured(k=1):
    lambda: k
    return [locals().copy() for k in [0]], [proxy()["k"] for k in [5]], locals(), k


def assigned_later():
    lambda: k
    k = 1
    found = [locals().copy() for k in [0]]
    return found, [proxy()["k"] for k in [5]], eval("k"), [eval("k") for k in [6]], k


def nested(k=1):
    lambda: k
    return [[locals()["k"] for k in [i]] + [(lambda: k, locals()["k"])[1]] for i, k in [(5, 6)]], k


def free():
    k = 1

    def inner():
        found = [locals().copy() for k in [0]]
        return found, [proxy()["k"] for k in [5]], locals(), proxy()["k"], k
    return inner()


for function in local, local_and_captured_inside, captured, assigned_later, nested, free:
    print(function.__name__, function())
