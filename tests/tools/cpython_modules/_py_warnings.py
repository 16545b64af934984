"""CPython's warnings in Python. Here warnings has one implementation: a second one is made of the same source."""

import os

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 3, "stdlib", "warnings.py")) as file:
    exec(compile(file.read(), __file__, "exec"))
