# return stands in functions only; in generators its value goes into StopIteration; not in async generators.
from _show import show

for source in "return", "return 1", "class C: return", "def f():\n class C: return", "async def f():\n yield 1\n return", "async def f():\n yield 1\n return 2", "def f():\n yield\n return 2", "lambda: return", "async def f(): return 1", "def f(): return *a, b", "def f(): return *a", "def f(): return yield", "def f(): return a = 1", "def f(): return a := 1", "[return for x in y]", "if 1: return":
    show(lambda: compile(source, "f", "exec").co_name)
def gen():
    return 5
    yield
it = gen()
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
