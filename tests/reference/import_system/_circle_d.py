import _circle_c as c

value = "d"


def late():
    return c.value
