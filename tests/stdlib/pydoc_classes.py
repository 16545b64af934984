# Text documentation of classes: inherited and aliased methods, properties, descriptors, data, long signatures.
import functools
import pydoc
import sys
import types


class A:
    "A doc"
    x: int = 3

    def f(self, a: 'int', b: int = 3) -> 'str': "f doc"
    g = f
    def _private(self): pass
    def __secret(self): pass

    @property
    def readable(self): "readable's doc"

    @property
    def writable(self): "writable's doc"

    @writable.setter
    def writable(self, value): pass

    @functools.cached_property
    def cached(self): "cached's doc"

    @classmethod
    def c(cls, a): "c"
    cc = c
    s = staticmethod(len)
    lam = lambda self, q: 3
    lam2 = lambda self, q=3, *r: 3
    z = property(None)
    __hash__ = None
    big = 'x' * 100
    backslash = 'a\\b'
    number = 0.5
    async def co(self): pass
    async def ag(self): yield
    def gen(self): yield
    def many(self, aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbb=None, *, cccccccccccccccccc, ddddddddddddddddd): pass


class B(A):
    def f(self, a, b=3): pass
    class Inner: pass
    h = A.f
    r = A.c
    m = A().f


class Slots:
    __slots__ = {'a': 'doc of a', 'b': None}


class Error(ArithmeticError): "E"


def show(thing, *rest):
    print(pydoc.plaintext.document(thing, *rest), end='--\n')


for cls in A, B, Slots:
    show(cls)
show(B, 'Other')
for thing in A().f, A.f, A.c, A.lam, len, {}.__class__, B.__dict__['h']:
    if thing is not dict:
        show(thing)
show(A.__dict__['writable'], 'w')
show(3)
show('text', 'name')
for thing in 3, A(), A, A().f, len, [].append, list.append, str.__add__, 'a'.__add__, int.real, sys, pydoc, list[int], None:
    print(pydoc.describe(thing), '|', pydoc.plain(pydoc.render_doc(thing)).split('\n')[0])


class Refuses:
    def __get__(self, instance, owner): raise AttributeError('no')


class Odd:
    refuses = Refuses()
    def __getattr__(self, name): raise AttributeError(name)


show(Odd)
module = types.ModuleType('made', 'Summary.\n\nDescription of it.')
module.__version__, module.__date__, module.__author__, module.__credits__ = '$Revision: 3.1 $', 'today', 'me', 'you'
for value in A, B, show:
    value.__module__ = 'made'
module.A, module.B, module.show, module.data, module._hidden = A, B, show, [1, 2], 3
sys.modules['made'] = module
text = pydoc.plaintext.document(module)
print(text[:text.index('class A')], text[text.index('FUNCTIONS'):])
print(pydoc.locate('made.A.f') is A.f, pydoc.locate('made.none'), pydoc.locate('json.decoder.JSONDecoder').__name__)
for name in 'json', 'json.decoder', 'importlib.util', 'xml.etree.ElementTree', 'pstats':
    print(pydoc.text.getdocloc(__import__(name, fromlist=['*'])))
