# What the types of contextvars do not take.
import collections.abc
import contextvars
import time
from contextvars import Context, ContextVar, Token


def show(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ContextVar())
show(lambda: ContextVar('a', 'b'))
show(lambda: ContextVar(1))
show(lambda: ContextVar('x', d=1))
show(lambda: Context(1))
show(lambda: Context(a=1))
show(lambda: Token())
for cls in Context, ContextVar, Token:
    show(lambda: type('C', (cls,), {}))
print(isinstance(Context(), collections.abc.Mapping), ContextVar('v', default=3).get())
for form in '%O ', '%E\n%d', '%O', '%Oi':
    show(lambda: time.strptime('2005', form))
