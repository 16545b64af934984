# Source text, comments, frames.
import inspect
import sys
import textwrap

# A comment above,
# in two lines.
def f(a, b):
    """Doc."""
    if a:
        return b
    # inside

    # at the end
# outside


@staticmethod
@(lambda x: x)
def decorated(x=(1,
                 2)):
    return x


class Outer:
    """Class."""

    # about inner
    class Inner:
        x = 1

        def method(self): return 1

    async def later(self):
        pass

    value = lambda self: [
        1,
    ]


one = lambda x: x + 1; two = 2
pair = (lambda: 1, lambda: 2)


def generator():
    yield inspect.getframeinfo(inspect.currentframe())


def show(obj):
    try:
        lines, number = inspect.getsourcelines(obj)
        print(number, ''.join(lines), end='')
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)


for obj in (f, decorated, Outer.Inner, Outer.Inner.method, Outer.later, Outer.value, one, pair[1], f.__code__, generator()):
    show(obj)
show(int)
show(1)
show(sys)
show(eval('lambda: 0'))
print(repr(inspect.getcomments(f)), repr(inspect.getcomments(Outer.Inner)), inspect.getcomments(Outer), inspect.getcomments(int))
print(repr(inspect.getcomments(sys.modules[__name__])))
print(inspect.getsourcefile(f) == __file__, inspect.getfile(Outer) == __file__, inspect.getmodule(f) is sys.modules[__name__],
      inspect.getmodule(f.__code__) is sys.modules[__name__], inspect.getmodule(len).__name__, inspect.getmodulename('/a/b.py'),
      inspect.getmodulename('c'))
print(inspect.getsource(sys.modules[__name__]).count('\n') > 50, inspect.getsource(textwrap.dedent).startswith('def dedent('))
print(inspect.getblock(['def f():\n', '  pass\n', '\n', 'x\n']), inspect.indentsize('\t  x'))
print(inspect.findsource(Outer)[1], inspect.getlineno(inspect.currentframe()))

# Frames
info = next(generator())
print(info.lineno, info.function, info.code_context, info.index, type(info).__name__, info.filename == __file__)
print(info.positions.lineno, info.positions.col_offset, info.positions.end_col_offset)


def inner():
    return inspect.stack(3)


def outer():
    return inner()


stack = outer()
print([(i.function, i.lineno) for i in stack], stack[0].code_context, stack[0].index, stack[0].frame.f_code.co_name)


def fail():
    raise KeyError(
        1)


try:
    fail()
except KeyError:
    print([(i.function, i.lineno, i.code_context) for i in inspect.trace()])
try:
    inspect.getframeinfo(3)
except (AttributeError, TypeError) as error:
    print(type(error).__name__)

count = 0


def closure():
    x = 1

    def inside(y):
        global count
        count += x
        return len(undefined.attribute), print, y
    return inside


found = inspect.getclosurevars(closure())
print(found._replace(unbound=sorted(found.unbound)))
