from contextlib import ExitStack, contextmanager

@contextmanager
def cm(n):
    print("enter", n)
    yield n
    print("exit", n)

with ExitStack() as stack:
    print([stack.enter_context(cm(n)) for n in range(3)])
    stack.callback(print, "callback", end="!\n")
with ExitStack() as stack:
    stack.push(lambda *exc: print(exc[0].__name__) or True)
    raise ValueError
stack = ExitStack()
stack.callback(print, "moved")
other = stack.pop_all()
stack.close()
other.close()
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)
