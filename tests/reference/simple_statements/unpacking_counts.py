# The words for too few and too many values, and for what can't be unpacked.
from _show import show

for source in "a, = ()", "a, b = [1]", "a, b = 1, 2, 3", "a, *b = ()", "a, *b, c = [1]", "a, b = {1: 2, 3: 4, 5: 6}", "a, b = 'abc'", "(a, b), c = [1, 2], 3, 4", "a, b = iter(range(9))", "a, b = range(3)", "a, b = None", "a, *b = 5", "[] = [1]", "() = ()", "a, b = {1}", "for a, b in [(1, 2), (3,)]: pass", "(a, b), c = 5, 6", "a, b, *c, d = 1, 2", "a, b = (i for i in (1, 2, 3))":
    show(exec, source)
