"""What popular packages take from beneath the documented modules."""
import contextvars
import pickle

import _contextvars

print(sorted(name for name in vars(_contextvars) if name[0] != '_'))
print(all(getattr(_contextvars, name) is getattr(contextvars, name) for name in contextvars.__all__))


class Outer:
    class Inner:
        def method(self):
            pass


for path in ['Inner'], ['Inner', 'method'], ['Inner', 'missing'], ['<locals>']:
    try:
        print(pickle._getattribute(Outer, path).__qualname__)
    except AttributeError as error:
        print(error)
