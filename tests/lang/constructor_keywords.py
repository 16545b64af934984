# Keywords that a subclass takes for itself in __new__ or __init__.
import warnings


class New(set):
    def __new__(cls, items=(), newarg=None):
        self = super().__new__(cls, items)
        self.newarg = newarg
        return self


class Init(set):
    def __init__(self, items=(), newarg=None):
        super().__init__(items)
        self.newarg = newarg


print(sorted(New([1, 2])), Init([1], newarg=3).newarg)
for call in (lambda: New([1], newarg=3), lambda: set(items=[1]), lambda: Init([1]).__init__(x=1),
             lambda: set.__init__(set(), x=1)):
    try:
        call()
    except TypeError as e:
        print(str(e).split('.')[-1])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(complex(real=4.25+1.5j), complex(4.25+1.5j), complex(real=2))
    print([str(w.message) for w in caught])
